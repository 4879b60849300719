// npm start: installs if needed, builds what is older than its sources, then runs the whole cloud on loopback.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { bin, buildIfOlder, install, root, run } from './lib.mjs'

try {
  install()
  if (
    buildIfOlder('h5', ['miniprogram', 'src/shared', 'config'], () =>
      run(bin('taro'), ['build', '--type', 'h5'], { stdio: ['ignore', 'ignore', 'inherit'] }),
    )
  )
    console.log('Built the phone page.')
  if (
    buildIfOlder('functions', ['cloudfunctions', 'src', 'config'], () => run(bin('tsx'), ['tools/build-functions.ts']))
  )
    console.log('Built the functions.')
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const child = spawn(process.execPath, ['--import', 'tsx', path.join('local', 'start.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))

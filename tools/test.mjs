// npm test: everything CI runs, in the order that fails fastest. Sets up what is missing; ends with `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin, buildIfOlder, chromium, install, root, run } from './lib.mjs'

let passed = 0
let failed = 0

/** A step that either holds or does not, counted as one test. */
function step(name, command, args) {
  const begun = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  }).then((held) => {
    console.log(`${held ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
    if (held) passed += 1
    else failed += 1
  })
}

/** A jest project, counted test by test. A project without a test is a failure: it would hide a lost folder. */
function jest(project, env = {}) {
  const report = path.join(root, 'dist', `jest-${project}.json`)
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  spawnSync(bin('jest'), ['--selectProjects', project, '--json', `--outputFile=${report}`, '--silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  passed += result?.numPassedTests ?? 0
  const broken = result
    ? result.numFailedTests +
      result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    : 1
  failed += broken + (result && result.numTotalTests === 0 ? 1 : 0)
  console.log(`${broken ? 'FAIL' : 'ok  '} jest ${project}: ${result?.numPassedTests ?? 0} passed, ${broken} failed`)
}

install()
// steps of one list run side by side
await Promise.all([
  step('lint', bin('eslint'), ['.']),
  step('format', bin('prettier'), ['--check', '.', '--log-level', 'warn']).then(() =>
    step('types', bin('tsc'), ['--noEmit', '-p', '.']),
  ),
])
await step('dead exports, import cycles', bin('knip'), ['--no-config-hints'])
jest('unit')
jest('pages')
buildIfOlder('functions', ['cloudfunctions', 'src', 'config'], () => run(bin('tsx'), ['tools/build-functions.ts']))
jest('flow')
if (
  buildIfOlder('weapp', ['miniprogram', 'src/shared', 'config'], () => run(bin('taro'), ['build', '--type', 'weapp']))
)
  console.log('weapp built')
await step('weapp size', process.execPath, ['tools/size.mjs'])
jest('weapp')
await Promise.all([
  step('crash, 1,000 seeds', bin('tsx'), ['test/crash/run.ts', '--runs', '1000', '--seed', '1']),
  step('real kills, 20 runs', bin('tsx'), ['test/crash/kill.ts', '--runs', '20', '--seed', '1']),
])
buildIfOlder('h5', ['miniprogram', 'src/shared', 'config'], () => run(bin('taro'), ['build', '--type', 'h5']))
const browser = chromium()
if (browser) jest('e2e', { CHROMIUM: browser })
else (console.log('FAIL e2e: no Chromium'), (failed += 1))

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

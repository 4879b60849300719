// npm test: everything CI runs, in the order that fails fastest. Sets up what is missing; ends with `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin, buildIfOlder, chromium, install, root, run } from './lib.mjs'

let passed = 0
let failed = 0

/** Whether the command ended well. */
const held = (command, args, { stdio = 'inherit', env = {} } = {}) =>
  new Promise((resolve) => {
    const options = { cwd: root, stdio, env: { ...process.env, ...env }, shell: process.platform === 'win32' }
    const child = spawn(command, args, options)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })

/** A step that either holds or does not, counted as one test. */
async function step(name, command, args) {
  const begun = Date.now()
  const isWell = await held(command, args)
  console.log(`${isWell ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  if (isWell) passed += 1
  else failed += 1
}

/** A jest project, or what `args` choose of it, counted test by test. One without a test is a failure: it would hide a lost folder. */
async function jest(project, { name = project, args = [], env = {} } = {}) {
  const report = path.join(root, 'dist', `jest-${name}.json`)
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const chosen = [...args, '--selectProjects', project, '--json', `--outputFile=${report}`, '--silent']
  await held(bin('jest'), chosen, { stdio: ['ignore', 'ignore', 'inherit'], env })
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  passed += result?.numPassedTests ?? 0
  const broken = result
    ? result.numFailedTests +
      result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    : 1
  failed += broken + (result && result.numTotalTests === 0 ? 1 : 0)
  console.log(`${broken ? 'FAIL' : 'ok  '} jest ${name}: ${result?.numPassedTests ?? 0} passed, ${broken} failed`)
}

/** A whole day waits more than it works: it runs beside what works. */
const DAY = 'test/flow/day.spec.ts'

install()
// steps of one list run side by side
await Promise.all([
  step('lint', bin('eslint'), ['.']),
  step('format', bin('prettier'), ['--check', '.', '--log-level', 'warn']).then(() =>
    step('types', bin('tsc'), ['--noEmit', '-p', '.']),
  ),
])
await step('dead exports, import cycles', bin('knip'), ['--no-config-hints'])
await jest('unit')
await jest('pages')
buildIfOlder('functions', ['cloudfunctions', 'src', 'config'], () => run(bin('tsx'), ['tools/build-functions.ts']))
await jest('flow', { args: ['--testPathIgnorePatterns', 'node_modules', DAY] })
if (
  buildIfOlder('weapp', ['miniprogram', 'src/shared', 'config'], () => run(bin('taro'), ['build', '--type', 'weapp']))
)
  console.log('weapp built')
await step('weapp size', process.execPath, ['tools/size.mjs'])
await jest('weapp')
await Promise.all([
  step('crash, 1,000 seeds', bin('tsx'), ['test/crash/run.ts', '--runs', '1000', '--seed', '1']),
  step('real kills, 10 runs', bin('tsx'), ['test/crash/kill.ts', '--runs', '10', '--seed', '1']),
  step('real kills, 10 more', bin('tsx'), ['test/crash/kill.ts', '--runs', '10', '--seed', '2']),
  jest('flow', { name: 'day', args: [DAY] }),
])
buildIfOlder('h5', ['miniprogram', 'src/shared', 'config'], () => run(bin('taro'), ['build', '--type', 'h5']))
const browser = chromium()
if (browser) await jest('e2e', { env: { CHROMIUM: browser } })
else (console.log('FAIL e2e: no Chromium'), (failed += 1))

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

// What start and test share before any package is there: plain Node, no dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')
const windows = process.platform === 'win32'

/** Runs a command in the project, output shown; throws with its name when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options })
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`)
}

export const bin = (name) => path.join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name)

/** Node >= 20, and packages as the lock file says. npm install, not ci: npm 11 refuses its own lock for optional platforms. */
export function install() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) throw new Error(`Node 20 or newer is needed, this is ${process.versions.node}`)
  const stamp = path.join(root, 'node_modules', '.fahuotai-lock')
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return false
  console.log('Installing packages (no compiler, no install scripts) ...')
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(
    stamp,
    createHash('sha256')
      .update(readFileSync(path.join(root, 'package-lock.json')))
      .digest('hex'),
  )
  return true
}

const newest = (dir) =>
  readdirSync(dir, { withFileTypes: true }).reduce((latest, entry) => {
    const at = path.join(dir, entry.name)
    return Math.max(latest, entry.isDirectory() ? newest(at) : statSync(at).mtimeMs)
  }, 0)

/** Runs `build` when any source is newer than the stamp of the last build. */
export function buildIfOlder(target, sources, build) {
  const stamp = path.join(root, 'dist', `.${target}.stamp`)
  const latest = Math.max(...sources.map((source) => newest(path.join(root, source))))
  if (existsSync(stamp) && statSync(stamp).mtimeMs > latest) return false
  build()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  return true
}

/** A Chromium: one already here, else by Playwright's own way, else the system's packages. Undefined, with the reason said, if none. */
export function chromium() {
  const known = [process.env.CHROMIUM, ...JSON.parse(readFileSync(path.join(root, 'tools', 'browsers.json'), 'utf8'))]
  const found = known.find((file) => file && existsSync(file))
  if (found) return found
  const quiet = { cwd: root, stdio: 'ignore', shell: windows }
  console.log('No Chromium here: trying Playwright, then the system packages ...')
  if (
    spawnSync(bin('playwright-core'), ['install', '--with-deps', 'chromium'], { ...quiet, timeout: 300_000 }).status ===
    0
  )
    return 'playwright'
  const apt = spawnSync('apt-get', ['update'], { ...quiet, timeout: 120_000 }).status === 0
  if (
    apt &&
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      ...quiet,
      timeout: 600_000,
    }).status === 0
  )
    return '/usr/bin/chromium'
  console.log(
    'Chromium could not be installed (no download, no apt-get or no rights). Install it and set CHROMIUM=/path.',
  )
  return undefined
}

import { execFileSync } from 'node:child_process'
import path from 'node:path'

const root = process.cwd()

/** Bundles the functions when a source is newer than the last bundle; the same check that `npm start` makes. */
export async function ensureFunctions(): Promise<void> {
  const { buildIfOlder } = (await import(path.join(root, 'tools/lib.mjs'))) as {
    buildIfOlder: (this: void, target: string, sources: readonly string[], build: () => void) => boolean
  }
  buildIfOlder('functions', ['cloudfunctions', 'src', 'config'], () => {
    execFileSync(process.execPath, ['--import', 'tsx', path.join(root, 'tools/build-functions.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  })
}

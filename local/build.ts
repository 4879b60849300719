import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'

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

/** The console page, made anew at each start: it takes a moment only. Answers the folder to serve. */
export async function bundleConsole(): Promise<string> {
  const outdir = path.join(root, 'dist/console')
  await build({
    entryPoints: [path.join(root, 'local/console/console.ts')],
    bundle: true,
    format: 'esm',
    target: 'chrome100',
    outdir,
    loader: { '.html': 'copy' },
    logLevel: 'error',
  })
  await build({
    entryPoints: [path.join(root, 'local/console/index.html'), path.join(root, 'local/console/console.css')],
    outdir,
    bundle: true,
    loader: { '.html': 'copy', '.scss': 'css' },
    logLevel: 'error',
  })
  return outdir
}

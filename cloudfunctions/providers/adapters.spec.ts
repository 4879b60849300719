import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DRIVER_KEYS } from '@shared/printer/drivers'
import { readEnv } from '../../config/env'
import { createTestDesk } from '../../test/support/desk'
import { openPartners } from '../work/partners'

const KINDS = ['courier', 'notice-channel', 'order-source', 'printer'] as const
const FILES = ['index.ts', 'client.ts', 'mapper.ts', 'units.ts', 'errors.ts', 'fixtures']
const foldersOf = (kind: string) =>
  readdirSync(join(__dirname, kind)).filter((name) => statSync(join(__dirname, kind, name)).isDirectory())

async function partners() {
  const { desk } = await createTestDesk()
  const key = Buffer.alloc(32).toString('base64')
  const env = readEnv({ TCB_ENV: 'e', DATA_KEYS: `k1:${key}`, FIND_KEYS: `f1:${key}` })
  return openPartners({ ...desk, env, log: { info: () => undefined, error: () => undefined } })
}

it('opens every adapter that has a folder, and offers a driver for each printer cloud', async () => {
  const { couriers, printers } = await partners()
  expect(Object.keys(couriers).sort()).toEqual(foldersOf('courier').sort())
  expect(Object.keys(printers).sort()).toEqual(foldersOf('printer').sort())
  expect(DRIVER_KEYS.filter((driver) => driver !== 'bluetooth').sort()).toEqual(Object.keys(printers).sort())
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

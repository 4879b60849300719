import { execFileSync } from 'node:child_process'

type Case = readonly [file: string, code: string]

/** What each layer's rules in eslint.config.mjs say of a file that is not there. */
const lint = (cases: readonly Case[]): string[][] =>
  JSON.parse(
    execFileSync(process.execPath, ['test/support/lint-layers.mjs'], {
      input: JSON.stringify(cases),
      encoding: 'utf8',
    }),
  ) as string[][]

const REFUSED: readonly Case[] = [
  ['src/shared/order/new.ts', "import { readFileSync } from 'node:fs'"],
  ['src/shared/order/new.ts', "import { readEnv } from '../../../config/env'"],
  ['src/shared/order/new.ts', "import { createTestDesk } from '../../../test/support/desk'"],
  ['src/shared/order/new.ts', 'export const at = () => Date.now()'],
  ['src/shared/order/new.ts', 'export const id = () => crypto.randomUUID()'],
  ['src/shared/order/new.ts', "export const at = new Date('2026-01-02 10:00')"],
  ['src/shared/order/new.ts', "export const a = process.env['A']"],
  ['miniprogram/components/new.tsx', "import { readEnv } from '../../config/env'"],
  ['miniprogram/components/new.tsx', "import { getOrder } from '../../cloudfunctions/repo/orders'"],
  ['miniprogram/components/new.tsx', "import { desk } from '../../test/support/desk'"],
  ['miniprogram/components/new.tsx', "export const call = () => Taro.cloud.callFunction({ name: 'api' })"],
  ['miniprogram/components/new.tsx', "export const call = () => fetch('/invoke/api')"],
  ['miniprogram/components/new.tsx', "export const title = '发货'"],
  ['cloudfunctions/verbs/new.ts', "import tcb from '@cloudbase/node-sdk'"],
  ['cloudfunctions/verbs/new.ts', "export const load = () => import('@cloudbase/node-sdk')"],
  ['cloudfunctions/verbs/new.ts', "import { request } from 'node:https'"],
  ['cloudfunctions/verbs/new.ts', "import { env } from 'node:process'"],
  ['cloudfunctions/verbs/new.ts', "export const ask = () => fetch('https://partner')"],
  ['cloudfunctions/verbs/new.ts', "export const a = process.env['A']"],
  ['cloudfunctions/verbs/new.ts', "export const rows = (db) => db.collection('orders')"],
  ['cloudfunctions/verbs/new.ts', 'export const pay = (db) => db.startTransaction()'],
  ['cloudfunctions/verbs/new.ts', 'export const pay = ({ runTransaction }) => runTransaction()'],
  ['cloudfunctions/verbs/new.ts', "import { startCloud } from '../../local/cloud'"],
  ['cloudfunctions/verbs/new.ts', 'export default 1'],
  ['cloudfunctions/repo/new.ts', "import cloud from 'wx-server-sdk'"],
  ['cloudfunctions/providers/printer/new/client.ts', 'export const read = (text) => JSON.parse(text)'],
  ['cloudfunctions/cloud/new.ts', "export const a = process.env['A']"],
  ['config/new.ts', "export const a = process.env['A']"],
]

const ALLOWED: readonly Case[] = [
  ['src/shared/order/new.ts', "import { ok } from '../kernel/result'"],
  ['src/shared/order/new.spec.ts', "import { auditCase } from '../../../test/support/audit-case'"],
  ['miniprogram/services/new.h5.ts', "export const call = () => fetch('/invoke/api')"],
  ['miniprogram/text/new.ts', "export const TITLE = '发货'"],
  ['cloudfunctions/cloud/new.ts', "import { request } from 'node:https'"],
  ['cloudfunctions/repo/new.ts', "export const rows = (db) => db.collection('orders')"],
  ['config/env.ts', "export const a = process.env['A']"],
]

it('refuses what a layer must not see or do, each with a sentence', () => {
  const answers = lint(REFUSED)
  expect(REFUSED.filter((_, index) => answers[index]?.length === 0)).toEqual([])
}, 60_000)

it('lets each layer do what is its own', () => {
  const answers = lint(ALLOWED)
  expect(ALLOWED.map(([file], index) => ({ file, said: answers[index] }))).toEqual(
    ALLOWED.map(([file]) => ({ file, said: [] })),
  )
}, 60_000)

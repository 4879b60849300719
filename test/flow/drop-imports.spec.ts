import { dropImports } from '../../cloudfunctions/care/drop-imports'
import { previewImport, runImport } from '../../cloudfunctions/import/run-import'
import type { ImportDoc } from '../../cloudfunctions/repo/imports'
import { createTestApi } from '../support/api'

const DAY = 86_400_000
const DAYS = 180
const PHONE = '1.57908E+10'
const FILE = [
  '订单号,商品名称,规格,商家编码,数量,收件人,手机号,收货地址,下单时间,付款时间,订单状态',
  '1,卫衣,M,S1,1,欧阳娜娜,15790817263,广东省广州市番禺区化龙镇翠柳巷91号,2026-11-01 10:00:00,2026-11-01 10:01:00,待发货',
  `2,卫衣,M,S1,1,欧阳娜娜,${PHONE},广东省广州市番禺区化龙镇翠柳巷91号,2026-11-01 10:00:00,2026-11-01 10:01:00,待发货`,
].join('\n')

async function previewed() {
  const api = await createTestApi()
  api.stored.set('f', Buffer.from(FILE))
  const desk = { ...api.desk, files: api.files }
  const ask = { requestId: 'request-1', fileId: 'f', fileName: 'f.csv', kind: 'orders', by: 's' } as const
  const doc = await previewImport(desk, api.shop, ask)
  const stored = () => api.db.all<ImportDoc>('imports')[0]
  return { ...api, desk, doc, now: stored }
}

it('keeps the cells that an import could not read for 180 days, and the rows and reasons for longer', async () => {
  const at = await previewed()
  await runImport(at.desk, at.shop, { doc: at.doc, until: Number.MAX_SAFE_INTEGER })
  expect(at.now()).toMatchObject({ state: 'done', problems: [{ row: 3, text: PHONE }] })
  at.clock.at += (DAYS - 1) * DAY
  await dropImports(at.desk, DAYS)
  expect(at.now()?.problems[0]?.text).toBe(PHONE)
  at.clock.at += 2 * DAY
  await dropImports(at.desk, DAYS)
  expect(at.now()).toMatchObject({
    state: 'done',
    problemCount: 1,
    problems: [{ row: 3, reason: 'rounded', text: '' }],
  })
  expect(at.now()).not.toHaveProperty('keptSince')
})

it('takes away the file that nobody has let in, and says so to whoever comes back to it', async () => {
  const at = await previewed()
  at.clock.at += (DAYS + 1) * DAY
  await dropImports(at.desk, DAYS)
  expect(at.stored.size).toBe(0)
  expect(at.now()).toMatchObject({ state: 'refused', refusal: 'too-old' })
  const doc = at.now()
  if (!doc) throw new Error('no import')
  expect(await runImport(at.desk, at.shop, { doc, until: 0 })).toEqual(doc)
})

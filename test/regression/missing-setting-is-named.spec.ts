import type { EffectDoc } from '@shared/effect/effect'
import { missingSetting } from '@shared/ports/missing-setting'
import { readEnv } from '../../config/env'
import { openPartners } from '../../cloudfunctions/work/partners'
import type { OpenDesk } from '../../cloudfunctions/wiring/open-desk'
import { causeTitle } from '../../miniprogram/text/print'
import { createTestDesk } from '../support/desk'
import { DRIVER_CASES } from '../support/printing/drivers'
import { createPrintWorld, waybillOf } from '../support/printing/world'

const yilianyun = DRIVER_CASES.find(({ driver }) => driver === 'yilianyun')
if (!yilianyun) throw new Error('no driver with links')

/** A picture that could not be linked to, or a partner without an address, counted as "nobody knows": a person looked at the printer. */
it('leaves labels ready and says which setting is missing, in one cause', async () => {
  const world = await createPrintWorld(yilianyun, 1, { baseUrl: '', key: '' })
  const owner = await world.hire('owner')
  const sends = () => world.db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'print.send')
  await world.run(async () => {
    await world.round()
    await world.wish(3)
    for (let n = 0; n < 8; n += 1) await world.round()
    const { causes } = await world.must(owner, 'effectList', {})
    expect(causes).toMatchObject([{ kind: 'print.send', code: 'no-setting:PUBLIC_URL,LINK_KEY' }])
    expect(causes.map(causeTitle)).toEqual(['云端没填 PUBLIC_URL,LINK_KEY'])
  })
  expect(sends().map(({ state }) => state)).toEqual(['ready', 'ready', 'ready'])
  expect(world.copies().map(({ state }) => state)).toEqual(['new', 'new', 'new'])
})

it('names what each partner lacks before anything is sent to it', async () => {
  const { desk } = await createTestDesk()
  const key = `k1:${Buffer.alloc(32).toString('base64')}`
  const env = readEnv({ TCB_ENV: 'e', DATA_KEYS: key, FIND_KEYS: key, WECHAT_URL: 'https://wechat.example' })
  const partners = openPartners({ ...desk, env } as unknown as OpenDesk)
  const printer = { id: 'p', driver: 'lan', sn: '1', fields: {} }
  await expect(partners.printers['lan']?.status([printer])).rejects.toThrow(missingSetting(['LAN_URL', 'LAN_KEY']))
  await expect(partners.orderSource.live('1')).rejects.toThrow(missingSetting(['WECHAT_APPID', 'WECHAT_SECRET']))
})

/** Its picture could be fetched for a quarter of an hour: a label that waited longer for paper never came out, and nobody said so. */
it('lets a printer fetch a label that has waited for paper for an hour', async () => {
  const world = await createPrintWorld(yilianyun)
  await world.run(async () => {
    await world.round()
    await world.twin.admin('printers', { sn: world.sn, deviceStatus: 3 })
    await world.wish(1)
    for (let n = 0; n < 3; n += 1) await world.round()
    expect(world.copies()).toMatchObject([{ state: 'accepted' }])
    await world.time.wait(3_600_000)
    await world.twin.admin('printers', { sn: world.sn, deviceStatus: 0 })
    for (let n = 0; n < 8; n += 1) await world.round()
  })
  expect(await world.paper()).toEqual([waybillOf(1)])
})

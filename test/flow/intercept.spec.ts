import type { EffectDoc } from '@shared/effect/effect'
import type { CardDoc } from '@shared/shop/shop'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { getEffect, moveEffect } from '../../cloudfunctions/repo/effects'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { acceptLost } from '../../cloudfunctions/verbs/accept-lost'
import { learnLive } from '../../cloudfunctions/verbs/learn-live'
import { interceptTell } from '../../cloudfunctions/work/effects/intercept-tell'
import type { Work } from '../../cloudfunctions/work/handler'
import { livePayment, pileUp } from '../support/pile'

async function sent(track: ParcelDoc['track'] = 'moving') {
  const pile = await pileUp(['1'])
  await pile.scan(...pile.parcelIds)
  await pile.close(pile.packer)
  const [id = ''] = pile.parcelIds
  const parcel = async () => {
    const found = await getParcel(pile.api.desk, id)
    if (!found) throw new Error('no parcel')
    return found
  }
  await changeParcel(pile.api.desk, await parcel(), { track })
  const refund = () => learnLive(pile.api.desk, 'demo_1', { live: livePayment('1', 'refunded') })
  /** What the work functions do with the card. */
  const tell = async () => {
    const doc = await parcel()
    const row = pile.api.db
      .all<EffectDoc>('effects')
      .find(({ kind, n }) => kind === 'intercept.tell' && n === doc.intercept?.rev)
    if (!row) throw new Error('nothing to tell')
    await interceptTell.run({ ...pile.api.desk, log: createLog(() => undefined) } as unknown as Work, { doc, row })
  }
  const say = (who: string, word: 'ask' | 'called' | 'caught' | 'missed' | 'dropped') =>
    pile.api.call(who, 'parcelIntercept', { parcelId: id, say: word })
  const cards = () => pile.api.db.all<CardDoc>('cards').filter(({ kind }) => kind === 'intercept')
  return { ...pile, parcel, refund, tell, say, cards, parcelId: id }
}

it('calls a parcel back when its order is refunded on the way, once, with a card that names hotline and number', async () => {
  const at = await sent()
  await at.refund()
  await at.refund()
  expect(await at.parcel()).toMatchObject({
    intercept: { state: 'wanted', reason: 'refund', rev: 1 },
    bucket: 'problem',
  })
  await at.tell()
  expect(at.cards()).toMatchObject([
    { state: 'open', facts: { hotline: '95311', waybillTail: '0001', orderId: 'demo_1' } },
  ])
})

it('goes from the call to the house, and the card goes with the call', async () => {
  const at = await sent()
  await at.refund()
  await at.tell()
  expect(await at.say(at.packer, 'called')).toMatchObject({ refusal: 'not-allowed' })
  expect(await at.say(at.owner, 'called')).toMatchObject({ value: { state: 'called' } })
  await at.tell()
  expect(at.cards()).toMatchObject([{ state: 'closed' }])
  expect(await at.say(at.owner, 'caught')).toMatchObject({ value: { goods: 'coming-back' } })
  const home = { parcelId: at.parcelId, toShelf: false }
  expect(await at.api.call(at.packer, 'parcelTakeHome', home)).toMatchObject({ value: { goods: 'back' } })
  expect(await at.api.call(at.packer, 'parcelTakeHome', home)).toMatchObject({ refusal: 'wrong-state' })
  const { bucket, rollRev, rolledRev } = await at.parcel()
  expect(bucket).toBeUndefined()
  expect(rollRev).toBeGreaterThan(rolledRev)
})

it('does not ask again by itself for a parcel that was missed; a person may', async () => {
  const at = await sent()
  await at.refund()
  await at.say(at.owner, 'missed')
  await at.refund()
  expect((await at.parcel()).intercept?.state).toBe('missed')
  expect(await at.say(at.owner, 'ask')).toMatchObject({ value: { state: 'wanted' } })
})

it('does not ask again for what a person has let go', async () => {
  const at = await sent()
  await at.refund()
  await at.say(at.owner, 'dropped')
  await at.refund()
  expect((await at.parcel()).intercept?.state).toBe('dropped')
})

it('asks nobody about a parcel that has arrived or is on its way home', async () => {
  for (const track of ['delivered', 'returning'] as const) {
    const at = await sent(track)
    await at.refund()
    expect((await at.parcel()).intercept).toBeUndefined()
    expect(await at.say(at.owner, 'ask')).toMatchObject({ refusal: 'wrong-state' })
  }
})

it('gives up a number that the courier refuses to take back, and keeps it as void', async () => {
  const { api, parcelIds } = await pileUp(['1'])
  const [id = ''] = parcelIds
  const parcel = await getParcel(api.desk, id)
  if (!parcel) throw new Error('no parcel')
  await changeParcel(api.desk, parcel, { goods: 'void', waybill: 'voiding' })
  const rowId = `waybill-cancel_${id}_1`
  const word = { by: 's', at: api.clock.at }
  expect(await acceptLost(api.desk, id, word)).toMatchObject({ refusal: 'not-refused' })
  for (const to of ['calling', 'refused'] as const) {
    const row = await getEffect(api.desk, rowId)
    if (row) await moveEffect(api.desk, row, { to })
  }
  for (let twice = 0; twice < 2; twice++)
    expect(await acceptLost(api.desk, id, word)).toMatchObject({
      value: { waybill: 'void', voidNumbers: [parcel.waybillNo] },
    })
  expect((await getEffect(api.desk, rowId))?.state).toBe('dropped')
})

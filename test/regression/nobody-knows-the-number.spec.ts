import type { CourierKey } from '@shared/courier/courier-key'
import { ProviderError, type ProviderFailure } from '@shared/ports/provider-error'
import { getEffect, moveEffect } from '../../cloudfunctions/repo/effects'
import { acceptLost } from '../../cloudfunctions/verbs/accept-lost'
import { changeCourierOf } from '../../cloudfunctions/verbs/change-courier'
import { fixAddress } from '../../cloudfunctions/verbs/fix-address'
import { anOrder, parcelsIn } from '../support/desk'
import { planReady } from '../support/planned'
import { createWorkingApi } from '../support/working-api'

const trouble = (failure: ProviderFailure) =>
  new ProviderError({
    ...{ provider: 'kdniao', failure, scope: 'order' },
    ...{ providerCode: failure === 'rejected' ? '110' : failure, providerText: '超区' },
  })

/** A courier that gives a number, whose answer is lost, and that refuses the same ask when it hears it again. */
async function unheardNumber() {
  const api = await createWorkingApi()
  const owner = await api.hire('owner')
  await planReady(api.test, ['1'])
  const give = api.courier.port.createWaybill.bind(api.courier.port)
  const asked: string[] = []
  const createWaybill: typeof give = async (ask) => {
    const isFirst = asked.length === 0
    const isKnown = asked.includes(ask.partnerKey)
    asked.push(ask.partnerKey)
    if (isKnown) throw trouble('rejected')
    const answer = await give(ask)
    if (isFirst) throw trouble('no-answer')
    return answer
  }
  Object.assign(api.courier.port, { createWaybill })
  const later = async () => {
    for (let round = 0; round < 3; round++) {
      await api.work()
      await api.pass(40_000)
    }
  }
  await later()
  const [first] = parcelsIn(api.test)
  if (!first) throw new Error('nothing was planned')
  const keyOf = (n: number) => `W${first._id}n${n}`
  const parcel = () => parcelsIn(api.test).find(({ _id }) => _id === first._id)
  const causes = async () => (await api.must(owner, 'effectList', {})).causes
  let taps = 0
  const fix = async (how: 'retry' | 'accept-lost' | 'change-courier', courier?: CourierKey) => {
    const causeId = (await causes()).find(({ kind }) => kind === 'waybill.create')?.id ?? ''
    const tap = { requestId: `request-${(taps += 1)}`, causeId, fix: how, ...(courier ? { courier } : {}) }
    await api.must(owner, 'effectFix', tap)
    await later()
  }
  const states = (kind: 'waybill.create' | 'waybill.cancel') =>
    api.rows(kind).flatMap(({ docId, n, state }) => (docId === first._id ? [[n, state]] : []))
  return { ...api, asked, later, keyOf, parcel, causes, fix, states }
}

it('says that a number may have been given, and under which key it is found', async () => {
  const { causes, keyOf, states } = await unheardNumber()
  expect(states('waybill.create')).toEqual([[1, 'person']])
  expect(await causes()).toMatchObject([
    { code: '110', scope: 'order', fixes: ['retry', 'accept-lost', 'change-courier'], unsureKeys: [keyOf(1)] },
  ])
})

// the desk offered a retry only, which ended where it had begun
it('asks anew under another key when a person gives the number up, and writes down who did', async () => {
  const { fix, keyOf, states, parcel, asked, causes } = await unheardNumber()
  await fix('retry')
  expect(states('waybill.create')).toEqual([[1, 'person']])
  await fix('accept-lost')
  expect(asked).toEqual([keyOf(1), keyOf(1), keyOf(1), keyOf(2)])
  expect(states('waybill.create')).toEqual([
    [1, 'dropped'],
    [2, 'done'],
  ])
  expect(parcel()).toMatchObject({ n: 2, waybill: 'got', waybillNo: 'Z2', copies: 1 })
  const said = { kind: 'waybill-given-up', by: 'demo_o-owner', note: { key: keyOf(1) } }
  expect(parcel()?.history).toContainEqual(expect.objectContaining(said))
  expect(await causes()).toEqual([])
})

it('changes the courier by a person’s word, and never under the key that may have a number', async () => {
  const { fix, keyOf, states, parcel, asked } = await unheardNumber()
  await fix('change-courier', 'yto')
  expect(asked).toEqual([keyOf(1), keyOf(1), keyOf(2)])
  expect(states('waybill.create')).toEqual([
    [1, 'dropped'],
    [2, 'done'],
  ])
  expect(parcel()).toMatchObject({ n: 2, courier: 'yto', waybill: 'got', waybillNo: 'Z2' })
  const kinds = parcel()?.history.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['waybill-given-up', 'courier-changed']))
})

// its cancel looked for the outcome of the ask every 30 s for ever
it('lets a parcel that was voided meanwhile come to rest by the same word', async () => {
  const { test, desk, fix, keyOf, states, parcel, asked, later } = await unheardNumber()
  const receiver = { ...anOrder('1').receiver, detail: '化龙镇桃源巷92号' }
  await fixAddress(desk, 'demo_1', { receiver, by: 's' })
  await later()
  expect(parcel()).toMatchObject({ goods: 'void', waybill: 'voiding' })
  expect(states('waybill.cancel')).toEqual([[1, 'ready']])
  await fix('accept-lost')
  expect(parcel()).toMatchObject({ waybill: 'void' })
  expect(parcel()?.history).toContainEqual(expect.objectContaining({ kind: 'waybill-given-up', by: 'demo_o-owner' }))
  expect(states('waybill.create')).toEqual([[1, 'dropped']])
  expect(states('waybill.cancel')).toEqual([[1, 'dropped']])
  expect(asked.filter((key) => key.startsWith(keyOf(1).slice(0, 17)))).toEqual([keyOf(1), keyOf(1)])
  expect(parcelsIn(test)).toHaveLength(1)
})

it('takes no word for an ask that was made after it, and none of a courier by whom nobody was asked about the number', async () => {
  const { desk, clock, parcel, states } = await unheardNumber()
  const id = parcel()?._id ?? ''
  expect(await changeCourierOf(desk, id, { courier: 'yto', by: 's' })).toMatchObject({ refusal: 'unsettled' })
  expect(await acceptLost(desk, id, { by: 's', at: 1 })).toMatchObject({ ok: false })
  expect(states('waybill.create')).toEqual([[1, 'person']])
  expect(await acceptLost(desk, id, { by: 's', at: clock.at })).toMatchObject({ ok: true })
  // the same batch once more, after a death
  expect(await acceptLost(desk, id, { by: 's', at: clock.at })).toMatchObject({ ok: false })
  expect(parcel()?.n).toBe(2)
})

it('asks about a number only where one may have been given: what was refused outright is a cause of its own', async () => {
  const { test, desk, courier, later, causes } = await unheardNumber()
  Object.assign(courier.port, { createWaybill: () => Promise.reject(trouble('rejected')) })
  await planReady(test, ['2'])
  await later()
  expect(
    (await causes()).map(({ code, count, fixes, unsureKeys }) => [code, count, fixes[1], unsureKeys?.length]),
  ).toEqual([
    ['110', 1, 'change-courier', undefined],
    ['110', 1, 'accept-lost', 1],
  ])
  const row = await getEffect(desk, `waybill-create_${parcelsIn(test)[0]?._id ?? ''}_1`)
  const paused = {
    failure: 'balance',
    scope: 'account',
    provider: 'kdniao',
    providerCode: '1',
    providerText: '',
    at: 1,
  } as const
  const ready = row && (await moveEffect(desk, row, { to: 'ready', set: { trouble: paused, dueAt: Infinity } }))
  const calling = ready && (await moveEffect(desk, ready, { to: 'calling' }))
  if (calling) await moveEffect(desk, calling, { to: 'person' })
  expect((await causes()).find(({ unsureKeys }) => unsureKeys)).toMatchObject({ scope: 'order', count: 1 })
})

import { TAKE_MOST_CHARS } from '@shared/printer/phone'
import type { EffectDoc } from '@shared/effect/effect'
import type { CardDoc } from '@shared/shop/shop'
import { settleTaken } from '../../../cloudfunctions/care/taken-copies'
import { changeParcel } from '../../../cloudfunctions/repo/parcels'
import { createHandDesk, HAND_PRINTER } from '../../support/bluetooth/desk'

const ask = (takeId: string, language: 'tspl' | 'cpcl' | 'escpos' = 'tspl') => ({
  takeId: `take-000${takeId}`,
  printerId: HAND_PRINTER,
  language,
})
const text = (base64: string) => Buffer.from(base64, 'base64').toString('latin1')

it('makes copies for a Bluetooth printer that no effect sends', async () => {
  const { copies, db } = await createHandDesk(2)
  expect(copies().map(({ via, state, waitingSince }) => [via, state, waitingSince])).toEqual(
    Array(2).fill(['phone', 'new', undefined]),
  )
  expect(db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'print.send')).toEqual([])
})

it('hands out at most eight copies in the order of the queue, whole labels in the asked language', async () => {
  const { must, packer, copies } = await createHandDesk(10)
  const first = await must(packer, 'phoneTake', ask('1'))
  expect(first.copies.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(first).toMatchObject({ more: true, blocked: [] })
  expect(first.copies.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(TAKE_MOST_CHARS)
  for (const { bytes } of first.copies) expect(text(bytes)).toMatch(/^SIZE 76 mm,130 mm\r\n[^]*PRINT 1,1\r\n$/)
  expect(copies().map(({ state }) => state)).toEqual([...Array<string>(8).fill('sending'), 'new', 'new'])
  const reports = first.copies.map(({ copyId }) => ({ copyId, outcome: 'printed' as const }))
  await must(packer, 'phoneReport', { takeId: 'take-0001', reports })
  const second = await must(packer, 'phoneTake', ask('2', 'cpcl'))
  expect(second.copies.map(({ slot }) => slot)).toEqual([9, 10])
  expect(second.more).toBe(false)
  expect(text(second.copies[0]?.bytes ?? '')).toMatch(/^! 0 200 200 1040 1\r\n[^]*PRINT\r\n$/)
})

it('keeps one answer under its size where labels are big', async () => {
  const { must, packer } = await createHandDesk(5)
  const { copies } = await must(packer, 'phoneTake', ask('1', 'escpos'))
  expect(copies.map(({ slot }) => slot)).toEqual([1, 2, 3])
  expect(copies.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(TAKE_MOST_CHARS)
})

it('hands the same copies out again when the same take is asked again, and none to another phone meanwhile', async () => {
  const { must, call, packer, hire } = await createHandDesk(10)
  const auditor = await hire('auditor')
  const once = await must(packer, 'phoneTake', ask('1'))
  const again = await must(packer, 'phoneTake', ask('1'))
  expect(again.copies).toEqual(once.copies)
  expect(await call(auditor, 'phoneTake', ask('2'))).toMatchObject({ refusal: 'in-use' })
  const reports = once.copies.map(({ copyId }) => ({ copyId, outcome: 'printed' as const }))
  await must(packer, 'phoneReport', { takeId: 'take-0001', reports })
  expect((await must(auditor, 'phoneTake', ask('2'))).copies.map(({ slot }) => slot)).toEqual([9, 10])
})

it('gives no copy to two phones that ask at the same moment', async () => {
  const { call, packer, hire } = await createHandDesk(10)
  const auditor = await hire('auditor')
  const takes = await Promise.all([call(packer, 'phoneTake', ask('1')), call(auditor, 'phoneTake', ask('2'))])
  const all = takes.flatMap((take) => (take.ok ? take.value.copies.map(({ copyId }) => copyId) : []))
  expect(all.length).toBeGreaterThanOrEqual(8)
  expect(new Set(all).size).toBe(all.length)
})

it('counts what was printed, asks about what was cut off, and puts back what was never begun', async () => {
  const { must, call, packer, copies, copy, parcel, pokes } = await createHandDesk(3)
  const { copies: taken } = await must(packer, 'phoneTake', ask('1'))
  expect(pokes.count).toBe(0)
  const [first, second, third] = taken.map(({ copyId }) => copyId)
  const reports = [
    { copyId: first ?? '', outcome: 'printed' as const },
    { copyId: second ?? '', outcome: 'unsure' as const },
    { copyId: third ?? '', outcome: 'not-sent' as const },
  ]
  for (let i = 0; i < 2; i++) {
    const answer = await must(packer, 'phoneReport', { takeId: 'take-0001', reports })
    expect(answer.copies.map(({ state, heard }) => [state, heard])).toEqual([
      ['printed', true],
      ['unknown', true],
      ['new', true],
    ])
  }
  expect(copies().map(({ takenUntil }) => takenUntil)).toEqual([undefined, undefined, undefined])
  expect((await parcel((await copy(first ?? '')).parcelId)).copies).toBe(1)
  const queue = await must(packer, 'phoneQueue', { printerId: HAND_PRINTER })
  expect(queue).toMatchObject({ label: '手持', waiting: 1, taken: 0, unsure: [{ copyId: second, slot: 2 }] })
  expect(await call(packer, 'phoneTake', ask('2'))).toMatchObject({ refusal: 'look-first' })
  await must(packer, 'copyAnswer', { copyId: second ?? '', cameOut: false })
  const next = await must(packer, 'phoneTake', ask('2'))
  expect(next.copies.map(({ slot }) => slot)).toEqual([2, 3])
})

it('asks a person about copies whose phone fell silent, and lets the phone still say what it knows', async () => {
  const { must, packer, copies, desk, clock } = await createHandDesk(2)
  const { copies: taken } = await must(packer, 'phoneTake', ask('1'))
  clock.at += 9 * 60_000
  await settleTaken(desk)
  expect(copies().map(({ state }) => state)).toEqual(['sending', 'sending'])
  clock.at += 2 * 60_000
  await settleTaken(desk)
  expect(copies().map(({ state, problem }) => [state, problem])).toEqual(Array(2).fill(['unknown', 'no-report']))
  const reports = taken.map(({ copyId }) => ({ copyId, outcome: 'printed' as const }))
  await must(packer, 'phoneReport', { takeId: 'take-0001', reports })
  expect(copies().map(({ state }) => state)).toEqual(['printed', 'printed'])
})

it('tells a person when a phone says it printed a copy that went on without it', async () => {
  const { must, packer, copies, desk, clock, db } = await createHandDesk(1)
  const { copies: taken } = await must(packer, 'phoneTake', ask('1'))
  const copyId = taken[0]?.copyId ?? ''
  clock.at += 11 * 60_000
  await settleTaken(desk)
  await must(packer, 'copyAnswer', { copyId, cameOut: false })
  const answer = await must(packer, 'phoneReport', { takeId: 'take-0001', reports: [{ copyId, outcome: 'printed' }] })
  expect(answer.copies).toEqual([{ copyId, state: 'new', heard: false }])
  expect(copies()[0]).toMatchObject({ state: 'new', sendRev: 2 })
  expect(db.all<CardDoc>('cards')).toMatchObject([{ kind: 'late-answer', state: 'open', facts: { docId: copyId } }])
})

it('drops a copy that must not come out, tells one that cannot be drawn, and goes on behind both', async () => {
  const { must, packer, copies, desk, parcel } = await createHandDesk(3)
  const [first, second] = copies()
  const stopped = await parcel(first?.parcelId ?? '')
  const stop = { id: 's1', orderId: 'demo_1', lineNos: [1], reason: 'refund', at: 1 } as const
  await changeParcel(desk, stopped, { stops: [stop] })
  const odd = await parcel(second?.parcelId ?? '')
  const sender = { ...odd.ship.sender, name: '\u{1F984}' }
  await changeParcel(desk, odd, { ship: { ...odd.ship, sender } })
  const { copies: taken, blocked } = await must(packer, 'phoneTake', ask('1'))
  expect(taken.map(({ slot }) => slot)).toEqual([3])
  expect(blocked.map(({ slot }) => slot)).toEqual([2])
  expect(blocked[0]?.fields).toContain('missing')
  expect(copies().map(({ state }) => state)).toEqual(['dropped', 'new', 'sending'])
  expect(copies()[0]?.problem).toBe('stopped')
})

it('moves copies between a phone and the cloud, and takes nothing at a printer that is no Bluetooth one', async () => {
  const { must, call, packer, copies, db } = await createHandDesk(2)
  await must(packer, 'printerMove', { from: HAND_PRINTER, to: 'demo_kuaimai_P1' })
  expect(copies().map(({ via, printerId }) => [via, printerId])).toEqual(Array(2).fill([undefined, 'demo_kuaimai_P1']))
  expect(db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'print.send')).toHaveLength(2)
  expect(await call(packer, 'phoneTake', { ...ask('1'), printerId: 'demo_kuaimai_P1' })).toMatchObject({
    refusal: 'not-found',
  })
})

it('draws a sample in each language', async () => {
  const { must, packer } = await createHandDesk(0)
  const sample = async (language: 'tspl' | 'cpcl' | 'escpos') =>
    Buffer.from((await must(packer, 'phoneSample', { language })).bytes, 'base64')
  expect((await sample('tspl')).toString('latin1')).toMatch(/^SIZE 76/)
  expect((await sample('cpcl')).toString('latin1')).toMatch(/^! 0/)
  expect([...(await sample('escpos')).subarray(0, 2)]).toEqual([0x1b, 0x40])
})

it('shares a batch with a Bluetooth printer only where there is no other', async () => {
  const { must, packer, hire } = await createHandDesk(0)
  const owner = await hire('owner')
  const planned = async () => (await must(packer, 'printPlan', {})).printers.map(({ id }) => id)
  expect(await planned()).not.toContain(HAND_PRINTER)
  for (const id of ['demo_kuaimai_P1', 'demo_kuaimai_P2']) await must(owner, 'printerSwitch', { id, on: false })
  expect(await planned()).toEqual([HAND_PRINTER])
})

it('adds a Bluetooth printer without asking any maker, and counts what waits at it from the ledger', async () => {
  const { must, hire, db } = await createHandDesk(2)
  const owner = await hire('owner')
  const value = await must(owner, 'printerAdd', { driver: 'bluetooth', sn: 'GP-M322', label: '柜台' })
  const at = (sn: string) => value.printers.find((printer) => printer.sn === sn)
  expect(at('GP-M322')).toMatchObject({ driver: 'bluetooth', on: true, bind: 'bound', waiting: 0 })
  expect(at('HT3')).toMatchObject({ waiting: 2 })
  expect(db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'printer.bind')).toEqual([])
})

it('takes a test sheet like any copy, and counts it for no parcel', async () => {
  const { must, packer, hire, copies } = await createHandDesk(1)
  const owner = await hire('owner')
  await must(owner, 'templateTestPrint', { requestId: 'sheet-0001', printerId: HAND_PRINTER })
  const { copies: taken } = await must(packer, 'phoneTake', ask('1'))
  expect(taken).toHaveLength(2)
  const reports = taken.map(({ copyId }) => ({ copyId, outcome: 'printed' as const }))
  await must(packer, 'phoneReport', { takeId: 'take-0001', reports })
  expect(copies().map(({ state }) => state)).toEqual(['printed', 'printed'])
})

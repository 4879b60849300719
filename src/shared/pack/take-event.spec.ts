import fc from 'fast-check'
import type { FloorEvent } from '../api/floor-event'
import type { ParcelDoc } from '../parcel/parcel'
import { standing } from './box-marks'
import { packHistory } from './history'
import { isPackKind, takePackEvent, type PackRefusal } from './take-event'

const line = (sku: string, quantity: number) => ({ orderId: 'o', lineNo: 1, sku, title: sku, spec: '', quantity })
const picked = {
  _id: 'P1',
  goods: 'picked',
  waybill: 'got',
  copies: 1,
  packScans: {},
  stops: [],
  history: [],
  lines: [line('hoodie', 2), line('shirt', 1)],
} as unknown as ParcelDoc

const packing = { weigh: true, photo: true, toleranceGrams: 30, boxGrams: 100 }
const grams = new Map([
  ['hoodie', 520],
  ['shirt', 180],
])
const bench = { at: 9, by: 'staff-1', pickBeforePack: true, packing, grams }

const event = (seq: number, kind: FloorEvent['kind'], of: Partial<FloorEvent> = {}): FloorEvent => {
  return { id: `event-${seq}`, session: 'session-1', seq, at: seq, kind, parcelId: 'P1', ...of }
}
function run(events: readonly FloorEvent[], from: ParcelDoc = picked) {
  let parcel = from
  const verdicts = events.map((one): 'stored' | PackRefusal => {
    const { kind } = one
    if (!isPackKind(kind)) throw new Error(kind)
    const taken = takePackEvent(parcel, { ...one, kind }, bench)
    if (!taken.ok) return taken.refusal
    parcel = { ...parcel, ...(taken.value as Partial<ParcelDoc>) }
    return 'stored'
  })
  return { parcel, verdicts }
}
const pieces = (from: number) => [
  event(from, 'pack-piece', { sku: 'hoodie' }),
  event(from + 1, 'pack-piece', { sku: 'hoodie' }),
  event(from + 2, 'pack-piece', { sku: 'shirt' }),
]
const sealed = [...pieces(1), event(4, 'pack-done', { bench: 2 })]
const last = ({ parcel }: ReturnType<typeof run>) => standing(parcel.weighings).at(-1)

it('notes what was scanned, at which bench, and the newest weight of it', () => {
  const done = run([...sealed, event(5, 'weigh', { grams: 1400 }), event(6, 'weigh', { grams: 1333, from: 'scale' })])
  expect(done.verdicts).toEqual(Array(6).fill('stored'))
  expect(last(done)).toMatchObject({ grams: 1333, from: 'scale' })
  expect(packHistory(done.parcel)).toEqual([
    { at: 9, by: 'staff-1', kind: 'pack', note: { scanned: 3, bench: 2, grams: 1333 } },
  ])
})

it('keeps beside a weight how far off it was, where that was too far', () => {
  const light = run([...sealed, event(5, 'weigh', { grams: 1140 })])
  expect(last(light)).toMatchObject({ off: -180 })
  expect(packHistory(light.parcel)[0]?.note).toMatchObject({ grams: 1140, off: -180 })
  expect(last(run([...sealed, event(5, 'weigh', { grams: 1340 })]))).not.toHaveProperty('off')
})

it('weighs and photographs anew after the box was opened', () => {
  const undone = run([...sealed, event(5, 'weigh', { grams: 1320 }), event(6, 'photo'), event(7, 'undo-pack')])
  expect(undone.parcel.goods).toBe('picked')
  expect([standing(undone.parcel.weighings), standing(undone.parcel.photos)]).toEqual([[], []])
  const again = run([...pieces(8), event(11, 'pack-done')], undone.parcel)
  expect(again.parcel.goods).toBe('packed')
  expect(packHistory(again.parcel).map(({ note }) => note)).toEqual([
    { scanned: 3, bench: 2 },
    undefined,
    { scanned: 3 },
  ])
})

it('takes for a photo only the file of its own id', () => {
  const file = (seq: number, fileId: string) => event(seq, 'photo-file', { photoId: 'event-5', fileId })
  const taken = run([
    ...sealed,
    event(5, 'photo'),
    file(6, 'cloud://e.b/imports/orders.csv'),
    file(7, 'cloud://e.b/photos/event-6.jpg'),
    file(8, 'cloud://e.b/photos/event-5.jpg'),
    file(9, 'cloud://e.b/photos/event-5.jpg'),
    event(10, 'photo-file', { photoId: 'toString', fileId: 'x/photos/toString.jpg' }),
  ])
  expect(taken.verdicts.slice(5)).toEqual(['not-found', 'not-found', 'stored', 'again', 'not-found'])
  expect(standing(taken.parcel.photos)).toEqual([
    { id: 'event-5', at: 5, seq: 5, by: 'staff-1', fileId: 'cloud://e.b/photos/event-5.jpg' },
  ])
})

/** A shift at one box: any steps, as a phone would send them. */
const shift = fc
  .array(fc.constantFrom('pack-piece', 'pack-done', 'undo-pack', 'weigh', 'photo'), { maxLength: 25 })
  .map((kinds) =>
    kinds.map((kind, i) =>
      event(i + 1, kind, kind === 'weigh' ? { grams: 1000 + i } : { sku: i % 3 === 2 ? 'shirt' : 'hoodie' }),
    ),
  )
const whole = fc
  .tuple(shift, shift)
  .map(([before, after]) => [
    ...sealed.map((one) => ({ ...one, id: `first-${one.id}`, seq: 0 })),
    ...before,
    event(100, 'undo-pack'),
    ...pieces(101),
    event(104, 'pack-done'),
    ...after.map((one) => ({ ...one, id: `late-${one.id}`, seq: one.seq + 200, at: one.at + 200 })),
  ])

it('comes to the same box however often and however late an event comes again', () => {
  const copies = fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 30 })
  fc.assert(
    fc.property(whole, copies, (events, places) => {
      const once = run(events)
      const stored = events.filter((_, i) => once.verdicts[i] === 'stored')
      const doubled = [...stored]
      for (const [which, behind] of places) {
        const one = stored[which % stored.length]
        // a copy comes after its own first, however long after
        const first = doubled.findIndex((other) => other.id === one?.id)
        if (one) doubled.splice(Math.min(doubled.length, first + 1 + behind), 0, one)
      }
      expect(run(doubled).parcel).toEqual(run(stored).parcel)
    }),
  )
})

it('shows the same weight in whatever order weighings of two phones come in', () => {
  const weighings = fc.uniqueArray(
    fc.record({ seq: fc.nat(20), at: fc.nat(5), grams: fc.integer({ min: 1, max: 3000 }) }),
    {
      selector: ({ seq }) => seq,
      minLength: 1,
      maxLength: 6,
    },
  )
  const { parcel } = run(sealed)
  fc.assert(
    fc.property(
      weighings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const of = (some: typeof all) =>
          last(
            run(
              some.map(({ seq, ...rest }) => event(seq + 50, 'weigh', rest)),
              parcel,
            ),
          )
        expect(of(shuffled)).toEqual(of(all))
      },
    ),
  )
})

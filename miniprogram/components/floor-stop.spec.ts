import type { FloorParcel } from '@shared/api/floor'
import { buttonOf, keyOf, SIGNAL_OF, spokenOf, type FloorStop } from './floor-stop'

const piece = { sku: 'A', barcode: '', title: '西裤', spec: '雾蓝;M' }
const parcel = {
  lines: [{ ...piece, quantity: 3, location: '' }],
  stops: [{ id: 's', reason: 'refund', at: 1, skus: [{ ...piece, quantity: 2 }] }],
} as unknown as FloorParcel

/** The table of the house: what the hand feels, what the ear hears. */
const TABLE: readonly (readonly [FloorStop, string, string])[] = [
  [{ kind: 'wrong-size', piece, needed: { ...piece, spec: '雾蓝;L' }, place: '', back: '' }, 'wrong', '尺码错，要 L'],
  [{ kind: 'wrong-piece', piece, code: 'A' }, 'wrong', '不是这件'],
  [{ kind: 'too-many', piece, back: '' }, 'wrong', '多了一件'],
  [{ kind: 'stopped', parcel }, 'stop', '停。退款了，拿出 2 件'],
  [{ kind: 'not-here', why: 'unknown', code: '1' }, 'odd', '没有这个单号'],
  [{ kind: 'not-here', why: 'handed-over', code: '1' }, 'odd', '已经交了'],
  [{ kind: 'taken-by-other', code: '1', waiting: 2 }, 'refused', '有 2 个要放回'],
]

it('gives every stop its own sound, haptic and voice', () => {
  expect(TABLE.map(([stop]) => [SIGNAL_OF[stop.kind], spokenOf(stop)])).toEqual(
    TABLE.map(([, kind, spoken]) => [kind, spoken]),
  )
})

it('offers the scan of what came out only where it is taken', () => {
  expect(buttonOf({ kind: 'stopped', parcel })[1]).toBe('按住 1 秒')
  expect(buttonOf({ kind: 'stopped', parcel, out: {} })[1]).toBe('按住 1 秒；或者扫一下拿出的 2 件')
})

it('tells one stop from the next of its kind', () => {
  const taken = (code: string): FloorStop => ({ kind: 'taken-by-other', code, waiting: 1 })
  expect(keyOf(taken('1'))).not.toBe(keyOf(taken('2')))
  expect(new Set(TABLE.map(([stop]) => keyOf(stop))).size).toBe(TABLE.length)
})

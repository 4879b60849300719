import type { FloorEvent } from '../api/floor-event'
import { ok, refuse, type Result } from '../kernel/result'
import { decideGoods, undoGoods, type ParcelStep } from '../parcel/decide-goods'
import { openStops } from '../parcel/gates'
import type { ParcelDoc } from '../parcel/parcel'
import { photoPath, type BoxPhoto } from './box-marks'
import { isComplete, judgeScan, type PackBench } from './check'
import { judgeWeight, type WeighedLine } from './weight'
import { PACKING_OFF, type PackingSettings } from './packing-settings'

export interface Bench {
  readonly at: number
  readonly by: string
  readonly pickBeforePack: boolean
  readonly packing?: PackingSettings
  /** SKU -> what a piece of it weighs, as far as anybody knows. */
  readonly grams?: ReadonlyMap<string, number>
}
export type PackRefusal = 'again' | 'stop' | 'wrong-state' | 'wrong-piece' | 'not-found'
type Taken = Result<ParcelStep, PackRefusal>

/** SKU -> pieces that were scanned into the box. */
export function inBoxOf({ packScans }: Pick<ParcelDoc, 'packScans'>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const sku of Object.values(packScans)) if (sku !== '') counts[sku] = (counts[sku] ?? 0) + 1
  return counts
}

const benchOf = (parcel: ParcelDoc): PackBench => {
  const needed = parcel.lines.map(({ sku, title, spec, quantity }) => ({ sku, title, spec, quantity, barcode: '' }))
  return { lines: needed, counts: inBoxOf(parcel), known: needed }
}

const seen = (parcel: ParcelDoc, event: FloorEvent, sku = ''): ParcelStep => ({
  packScans: { ...parcel.packScans, [event.id]: sku },
})

/** Judged again here by the same code as on the phone. */
function takePiece(parcel: ParcelDoc, event: FloorEvent): Taken {
  if (openStops(parcel).length > 0) return refuse('stop')
  if (parcel.goods !== 'picked' && parcel.goods !== 'planned') return refuse('wrong-state')
  const { kind } = judgeScan(benchOf(parcel), event.sku ?? '')
  if (kind !== 'right' && kind !== 'complete') return refuse('wrong-piece')
  return ok(seen(parcel, event, event.sku))
}

function takeDone(parcel: ParcelDoc, event: FloorEvent, bench: Bench): Taken {
  if (parcel.goods === 'packed') return refuse('again')
  const { counts, lines } = benchOf(parcel)
  if (!isComplete({ lines, counts })) return refuse('wrong-piece')
  const scanned = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const note = { scanned, ...(event.bench === undefined ? {} : { bench: event.bench }) }
  const packed = decideGoods('pack', parcel, { ...bench, note })
  if (packed.ok) return ok({ ...packed.value, ...seen(parcel, event) })
  return refuse(packed.refusal === 'stopped' ? 'stop' : 'wrong-state')
}

function takeUndo(parcel: ParcelDoc, event: FloorEvent, bench: Bench): Taken {
  const undone = undoGoods(parcel, bench.pickBeforePack ? 'picked' : 'planned', bench)
  if (!undone.ok) return undone
  return ok({ ...undone.value, packScans: { ...undone.value.packScans, [event.id]: '' } })
}

/** A mark of a box that is open says nothing of how it will be sealed; its id is kept all the same. */
const headOf = ({ goods }: ParcelDoc, { at, seq }: FloorEvent, by: string) => {
  const open = goods === 'planned' || goods === 'picked'
  return { at, seq, by, ...(open ? { undone: true as const } : {}) }
}

function takeWeight(parcel: ParcelDoc, event: FloorEvent, bench: Bench): Taken {
  const { weighings = {} } = parcel
  const { grams, from = 'typed' } = event
  if (Object.hasOwn(weighings, event.id)) return refuse('again')
  if (grams === undefined) return refuse('not-found')
  const lines = parcel.lines.map(({ sku, quantity }): WeighedLine => {
    return { sku, quantity, grams: bench.grams?.get(sku) ?? 0 }
  })
  const verdict = judgeWeight(grams, lines, bench.packing ?? PACKING_OFF)
  const off = verdict.kind === 'light' || verdict.kind === 'heavy' ? { off: verdict.off } : {}
  const mark = { ...headOf(parcel, event, bench.by), grams, from, ...off }
  return ok({ weighings: { ...weighings, [event.id]: mark } })
}

function takePhoto(parcel: ParcelDoc, event: FloorEvent, bench: Bench): Taken {
  const { photos = {} } = parcel
  if (Object.hasOwn(photos, event.id)) return refuse('again')
  return ok({ photos: { ...photos, [event.id]: headOf(parcel, event, bench.by) } })
}

/** Only the file that carries the photo's own id: no other file of the storage can be shown through a parcel. */
function takeFile(parcel: ParcelDoc, { photoId = '', fileId = '' }: FloorEvent): Taken {
  const { photos = {} } = parcel
  const photo: BoxPhoto | undefined = Object.hasOwn(photos, photoId) ? photos[photoId] : undefined
  if (photo === undefined || !fileId.endsWith(`/${photoPath(photoId)}`)) return refuse('not-found')
  if (photo.fileId !== undefined) return refuse('again')
  return ok({ photos: { ...photos, [photoId]: { ...photo, fileId } } })
}

const TAKE = {
  'pack-piece': takePiece,
  'pack-done': takeDone,
  'undo-pack': takeUndo,
  weigh: takeWeight,
  photo: takePhoto,
  'photo-file': takeFile,
} as const satisfies Partial<Record<FloorEvent['kind'], (parcel: ParcelDoc, event: FloorEvent, bench: Bench) => Taken>>
export type PackKind = keyof typeof TAKE
export const isPackKind = (kind: FloorEvent['kind']): kind is PackKind => Object.hasOwn(TAKE, kind)

/** What one event of the bench changes of its parcel. The same event again, however late, changes nothing. */
export function takePackEvent(parcel: ParcelDoc, event: FloorEvent & { readonly kind: PackKind }, bench: Bench): Taken {
  if (Object.hasOwn(parcel.packScans, event.id)) return refuse('again')
  return TAKE[event.kind](parcel, event, bench)
}

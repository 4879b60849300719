import type { HistoryEntry } from '../kernel/doc'
import type { HistoryKind } from '../kernel/history'
import { ok, refuse, type Result } from '../kernel/result'
import { canMove } from '../kernel/states'
import { undoMarks } from '../pack/box-marks'
import { bucketOfParcel } from './bucket'
import { GATES, shutGate, type GateCode, type GatedVerb, type GateSettings } from './gates'
import { GOODS_MOVES, type GoodsState } from './goods-state'
import type { ParcelDoc } from './parcel'

/** New values by field; `undefined` takes a field away. */
export type ParcelStep = { readonly [K in keyof ParcelDoc]?: ParcelDoc[K] | undefined }
interface Actor {
  readonly at: number
  readonly by: string
  readonly note?: HistoryEntry['note']
}

/** A changed parcel with its bucket; all moves end here, so that no list is forgotten. */
export const parcelStep = (parcel: ParcelDoc, set: Partial<ParcelDoc>): ParcelStep => ({
  ...set,
  bucket: bucketOfParcel({ ...parcel, ...set }),
})

const entry = (kind: HistoryKind, { at, by, note }: Actor) => ({ at, kind, by, ...(note ? { note } : {}) })

/** A move forward through its gates. Packing and hand-over are followed by the orders (`rollRev`). */
export function decideGoods(
  verb: GatedVerb,
  parcel: ParcelDoc,
  context: GateSettings & Actor & { readonly handoverId?: string },
): Result<ParcelStep, GateCode> {
  const shut = shutGate(verb, parcel, context)
  if (shut) return refuse(shut)
  const common = { goods: GATES[verb].to, history: [...parcel.history, entry(verb, context)] }
  if (verb === 'pick') return ok(parcelStep(parcel, common))
  if (verb === 'pack') return ok(parcelStep(parcel, { ...common, packedAt: context.at, packedBy: context.by }))
  return ok(
    parcelStep(parcel, {
      ...common,
      handedOverAt: context.at,
      ...(context.handoverId ? { handoverId: context.handoverId } : {}),
      rollRev: parcel.rollRev + 1,
      subscribed: 'wanted',
      followed: 'wanted',
    }),
  )
}

/** The box is counted, weighed and photographed anew; the ids stay. */
const emptied = ({ packScans, weighings, photos }: ParcelDoc): Partial<ParcelDoc> => ({
  packScans: Object.fromEntries(Object.keys(packScans).map((id) => [id, ''])),
  ...(weighings ? { weighings: undoMarks(weighings) } : {}),
  ...(photos ? { photos: undoMarks(photos) } : {}),
})

/** Undo ends at hand-over: goods in a van are not undone by a tap. */
export function undoGoods(parcel: ParcelDoc, to: GoodsState, actor: Actor): Result<ParcelStep, 'wrong-state'> {
  if (parcel.goods === 'handed-over' || !canMove(GOODS_MOVES, parcel.goods, to)) return refuse('wrong-state')
  return ok(parcelStep(parcel, { goods: to, ...emptied(parcel), history: [...parcel.history, entry('undo', actor)] }))
}

/** The lines go back to their orders; a number that was given, or may have been, is cancelled at the partner. */
export function decideVoid(parcel: ParcelDoc, actor: Actor): Result<ParcelStep, 'wrong-state'> {
  if (!canMove(GOODS_MOVES, parcel.goods, 'void')) return refuse('wrong-state', parcel.goods)
  const numbered = parcel.waybill === 'got' || parcel.waybill === 'asked'
  return ok(
    parcelStep(parcel, {
      goods: 'void',
      ...(numbered ? { waybill: 'voiding' as const } : {}),
      rollRev: parcel.rollRev + 1,
      history: [...parcel.history, entry('void', actor)],
    }),
  )
}

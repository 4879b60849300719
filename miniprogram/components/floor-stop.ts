import type { FloorParcel } from '@shared/api/floor'
import type { CourierKey } from '@shared/courier/courier-key'
import type { PieceFacts } from '@shared/pack/check'
import type { Signal } from '../device/signals'
import { SPOKEN, STOP, stopReason, wrongPart } from '../text/floor'
import { NOT_HERE } from '../text/not-here'

/** Why a code has no parcel to work on here. */
export type NotHere =
  | 'unknown'
  | 'unasked'
  | 'goods'
  | 'old-number'
  | 'not-picked'
  | 'not-packed'
  | 'packed'
  | 'other-courier'
  | 'handed-over'
  | 'came-back'
/** Everything that stops a hand on the floor. The words follow from the kind; nothing else can be said on a red page. */
export type FloorStop =
  | {
      readonly kind: 'stopped'
      readonly parcel: FloorParcel
      /** SKU -> pieces scanned as they came out; absent where no scan is taken for it. */
      readonly out?: Readonly<Record<string, number>>
    }
  | {
      readonly kind: 'wrong-size'
      readonly piece: PieceFacts
      readonly needed: PieceFacts
      readonly place: string
      readonly back: string
    }
  | { readonly kind: 'wrong-piece'; readonly piece?: PieceFacts; readonly back?: string; readonly code: string }
  | { readonly kind: 'too-many'; readonly piece: PieceFacts; readonly back: string }
  | { readonly kind: 'not-here'; readonly why: NotHere; readonly code: string; readonly courier?: CourierKey }
  /** `waiting`: so many that the desk would not take, this one among them. */
  | { readonly kind: 'taken-by-other'; readonly code: string; readonly waiting: number }
type Kind = FloorStop['kind']
type Stopped = Extract<FloorStop, { kind: 'stopped' }>

export const SIGNAL_OF: Readonly<Record<Kind, Signal>> = {
  stopped: 'stop',
  'wrong-size': 'wrong',
  'wrong-piece': 'wrong',
  'too-many': 'wrong',
  'not-here': 'odd',
  'taken-by-other': 'refused',
}

/** What comes out of the box, what stays in it. A moved address takes nothing out: the whole box waits for its new label. */
export function outOf({ parcel }: Stopped) {
  const reason = parcel.stops[0]?.reason ?? ''
  const moved = reason === 'address-changed'
  const bySku = new Map<string, FloorParcel['stops'][number]['skus'][number]>()
  for (const one of moved ? [] : parcel.stops.flatMap((stop) => stop.skus))
    bySku.set(one.sku, { ...one, quantity: one.quantity + (bySku.get(one.sku)?.quantity ?? 0) })
  const skus = [...bySku.values()]
  const pieces = skus.reduce((sum, { quantity }) => sum + quantity, 0)
  const all = parcel.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return { reason, moved, skus, pieces, rest: Math.max(0, all - pieces) }
}

/** Why the old label is torn; undefined: what stays in the box travels on under it. */
export function tornFor(stop: Stopped): 'moved' | 'nothing-left' | undefined {
  const { moved, rest } = outOf(stop)
  if (moved) return 'moved'
  return rest === 0 ? 'nothing-left' : undefined
}

/** The word of the button, and the help under it. */
export function buttonOf(stop: FloorStop): readonly [string, string] {
  switch (stop.kind) {
    case 'stopped': {
      const { moved, pieces } = outOf(stop)
      if (moved) return [STOP.torn, STOP.heldHelp]
      return [STOP.held, stop.out === undefined || pieces === 0 ? STOP.heldHelp : STOP.outHelp(pieces)]
    }
    case 'wrong-size':
    case 'wrong-piece':
      return [STOP.putBack, STOP.putBackHelp]
    case 'too-many':
    case 'taken-by-other':
      return [STOP.putBack, STOP.heldHelp]
    default:
      return [STOP.understood, STOP.heldHelp]
  }
}

/** The same in a few words, for ears. */
export function spokenOf(stop: FloorStop): string {
  switch (stop.kind) {
    case 'stopped': {
      const { reason, pieces } = outOf(stop)
      return SPOKEN.stopped(stopReason(reason), pieces)
    }
    case 'wrong-size': {
      const { word, wanted } = wrongPart(stop.piece.spec, stop.needed.spec)
      return SPOKEN.wrong(word, wanted)
    }
    case 'wrong-piece':
      return STOP.goodsWord
    case 'too-many':
      return STOP.tooManyWord
    case 'not-here':
      return NOT_HERE[stop.why].word
    case 'taken-by-other':
      return SPOKEN.refused(stop.waiting)
  }
}

/** Tells one stop from the next of its kind: a new page sounds anew. */
export function keyOf(stop: FloorStop): string {
  switch (stop.kind) {
    case 'stopped':
      return `${stop.kind} ${stop.parcel.id} ${stop.parcel.stops.map(({ id }) => id).join(' ')}`
    case 'wrong-size':
    case 'too-many':
      return `${stop.kind} ${stop.piece.sku}`
    case 'not-here':
      return `${stop.why} ${stop.code}`
    default:
      return `${stop.kind} ${stop.code}`
  }
}

import type { Moves } from '../kernel/states'
import { ok, refuse, type Result } from '../kernel/result'
import { MAX_PARCELS_OF_ORDER, parcelsUsed, shippableOf, wholeOf } from './lines'
import type { OrderDoc, OrderLine } from './order'

/** Pieces by line number, as one parcel is to hold them. */
export type SplitPart = Readonly<Record<string, number>>
/** How an order is to be planned when it is planned whole: one parcel a part. */
export interface Split {
  readonly parts: readonly SplitPart[]
}
/**
 * Lines whose `upTo` keeps pieces back: waiting (their goods are not here) -> wanted (they are, and are to be held) -> over. It
 * stays on the order when it is over: `rev` is part of the effect's id, and another try must be another effect.
 */
export const REST_STATES = ['waiting', 'wanted', 'over'] as const
export type RestState = (typeof REST_STATES)[number]
export const REST_MOVES = {
  waiting: ['wanted', 'over'],
  wanted: ['waiting', 'over'],
  over: ['waiting'],
} as const satisfies Moves<RestState>

export interface Rest {
  readonly state: RestState
  readonly rev: number
}
export const isResting = ({ rest }: Pick<OrderDoc, 'rest'>): boolean => rest !== undefined && rest.state !== 'over'
/** The rest in another state; an order that never had one has none now. */
export const restAs = ({ rest }: Pick<OrderDoc, 'rest'>, state: RestState): Rest | undefined =>
  rest && { ...rest, state }

const OPEN: readonly OrderDoc['state'][] = ['new', 'held', 'ready']

export type SplitRefusal =
  'already-planned' | 'is-merged' | 'is-split' | 'too-many-parcels' | 'bad-parts' | 'nothing-here' | 'not-short'

function refusalToSplit(order: OrderDoc): SplitRefusal | undefined {
  if (!OPEN.includes(order.state) || order.platformStatus !== 'paid') return 'already-planned'
  return order.mergeGroup !== undefined && order.mergeGroup !== 'apart' ? 'is-merged' : undefined
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0
const pieces = (part: SplitPart): number => Object.values(part).reduce((sum, quantity) => sum + quantity, 0)

/** The parts of a split by hand, if together they are exactly what may be planned. */
export function checkSplit(order: OrderDoc, parts: readonly SplitPart[]): Result<Split, SplitRefusal> {
  const refusal = refusalToSplit(order)
  if (refusal) return refuse(refusal)
  if (parcelsUsed(order) + parts.length > MAX_PARCELS_OF_ORDER)
    return refuse('too-many-parcels', String(MAX_PARCELS_OF_ORDER))
  const numbers = new Set(order.lines.map((line) => String(line.lineNo)))
  const known = parts.every((part) => Object.entries(part).every(([no, count]) => numbers.has(no) && isCount(count)))
  const whole = order.lines.every(
    (line) => parts.reduce((sum, part) => sum + (part[line.lineNo] ?? 0), 0) === shippableOf(line),
  )
  if (parts.length < 2 || !known || !whole || parts.some((part) => pieces(part) === 0)) return refuse('bad-parts')
  return ok({ parts })
}

/** Parcels that planning this order makes: its parts while nothing of it is planned yet, else one of all that is left. */
export const partsOf = (order: Pick<OrderDoc, 'split' | 'state'>): number =>
  order.split && order.state === 'ready' ? order.split.parts.length : 1

/**
 * What a parcel takes of a line. The last part takes all that is left: a refund meanwhile makes parts smaller, and nothing may
 * stay behind.
 */
export function takeOf(order: Pick<OrderDoc, 'split'>, at: { readonly part: number; readonly of: number }) {
  const part = order.split?.parts[at.part]
  return (line: OrderLine): number =>
    part === undefined || at.part === at.of - 1
      ? shippableOf(line)
      : Math.min(part[line.lineNo] ?? 0, shippableOf(line))
}

/** Lines as far as the shelf goes, first line first; the rest waits. `free` by SKU. */
export function splitByStock(
  order: OrderDoc,
  free: ReadonlyMap<string, number>,
): Result<readonly OrderLine[], SplitRefusal> {
  const refusal = refusalToSplit(order)
  if (refusal) return refuse(refusal)
  if (order.split || isResting(order)) return refuse('is-split')
  if (order.hold !== 'short') return refuse('not-short')
  const left = new Map(free)
  const lines = order.lines.map((line): OrderLine => {
    const here = Math.min(shippableOf(line), Math.max(0, left.get(line.sku) ?? 0))
    left.set(line.sku, (left.get(line.sku) ?? 0) - here)
    return here < shippableOf(line) ? { ...line, upTo: line.planned + line.shipped + here } : line
  })
  if (lines.every((line) => line.upTo === undefined)) return refuse('not-short')
  return lines.some((line) => shippableOf(line) > 0) ? ok(lines) : refuse('nothing-here')
}

/** The line without a limit. */
export const freedLine = (line: OrderLine): OrderLine => {
  const { upTo, ...whole } = line
  return upTo === undefined ? line : whole
}
/** Pieces that a line keeps back until their goods are here. */
export const laterOf = (line: OrderLine): number => Math.max(0, wholeOf(line) - (line.upTo ?? Infinity))

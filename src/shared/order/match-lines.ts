import type { IncomingOrder } from './incoming'
import { wholeOf } from './lines'
import type { OrderLine } from './order'

export type ToldLine = IncomingOrder['lines'][number]

/** Our lines in our order, each with what the shop now says of it; and lines of the shop that we do not have. */
export interface Matched {
  readonly pairs: readonly { readonly ours: OrderLine; readonly told?: ToldLine }[]
  readonly added: readonly ToldLine[]
}

type Sign = (ours: OrderLine, told: ToldLine) => boolean
const sameGoods: Sign = (ours, told) => ours.spec === told.spec && ours.ordered === told.ordered
const samePlace: Sign = (ours, told) => ours.lineNo === told.lineNo && sameGoods(ours, told)
const sameRefund: Sign = (ours, told) => ours.refunding === told.refunding && ours.refunded === told.refunded
const samePrice: Sign = (ours, told) => ours.paidFen === told.paidFen && sameGoods(ours, told)

/** From the surest to the last: a line of a shop has no name of its own, and its place moves when another goes. */
const SIGNS: readonly Sign[] = [
  (ours, told) => samePlace(ours, told) && sameRefund(ours, told),
  (ours, told) => samePrice(ours, told) && sameRefund(ours, told),
  samePlace,
  samePrice,
  sameGoods,
  (ours, told) => ours.ordered === told.ordered,
  () => true,
]

/** Which of the shop's lines is which of ours. An article is its SKU: a line of another is another. */
export function matchLines(lines: readonly OrderLine[], told: readonly ToldLine[]): Matched {
  const found = new Map<OrderLine, ToldLine>()
  const left = new Set(told)
  for (const isSame of SIGNS)
    for (const ours of lines) {
      const match = found.has(ours) ? undefined : [...left].find((one) => one.sku === ours.sku && isSame(ours, one))
      if (!match) continue
      found.set(ours, match)
      left.delete(match)
    }
  const pairs = lines.map((ours) => {
    const match = found.get(ours)
    return match ? { ours, told: match } : { ours }
  })
  return { pairs, added: [...left] }
}

const NOTHING: Pick<ToldLine, 'ordered' | 'refunding' | 'refunded'> = { ordered: 0, refunding: 0, refunded: 0 }

/** Pieces that were asked back and that the shop does not list any more: they have been refunded. */
function unlisted(ours: OrderLine, told = NOTHING): number {
  const dropped = ours.ordered - told.ordered
  return Math.max(0, Math.min(dropped, ours.refunding + ours.refunded - told.refunding - told.refunded))
}

/** Pieces that the shop does not want to be sent any more, and that have not left. */
export const unwanted = (ours: OrderLine, told?: ToldLine): number =>
  Math.min(ours.ordered - (told?.ordered ?? 0) - unlisted(ours, told), wholeOf(ours) - ours.shipped)

function heard(ours: OrderLine, told?: ToldLine): OrderLine {
  const refunded = Math.min((told?.refunded ?? 0) + unlisted(ours, told), ours.ordered)
  const refunding = Math.min(told?.refunding ?? 0, ours.ordered - refunded)
  const { title, spec, paidFen } = told ?? ours
  return { ...ours, title, spec, paidFen, refunded, refunding }
}

/** Our goods with what the shop now says of them, in our order and under our numbers. */
export const keptLines = ({ pairs }: Matched): OrderLine[] => pairs.map(({ ours, told }) => heard(ours, told))

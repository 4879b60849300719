/** A line of a parcel and where its goods lie. */
interface PickLine {
  readonly sku: string
  readonly title: string
  readonly spec: string
  readonly quantity: number
  readonly location: string
}
interface PickParcel<L extends PickLine> {
  readonly id: string
  readonly slot: number
  readonly lines: readonly L[]
}

/** One stop of the walk: an article at its location, for all parcels that want it. */
export interface Spot<L extends PickLine = PickLine> {
  readonly key: string
  readonly line: L
  readonly pieces: number
  readonly puts: readonly { readonly parcelId: string; readonly slot: number; readonly quantity: number }[]
}

/** In the order of the racks. The walk on the phone and the list on paper are this one. */
export function spotsOf<L extends PickLine>(parcels: readonly PickParcel<L>[]): Spot<L>[] {
  const spots = new Map<string, Spot<L>>()
  for (const parcel of parcels) {
    for (const line of parcel.lines) {
      const key = `${line.location}|${line.sku}`
      const old = spots.get(key)
      const put = { parcelId: parcel.id, slot: parcel.slot, quantity: line.quantity }
      const pieces = (old?.pieces ?? 0) + line.quantity
      spots.set(key, { key, line, pieces, puts: [...(old?.puts ?? []), put] })
    }
  }
  const sorted = [...spots.values()].map((spot) => ({ ...spot, puts: [...spot.puts].sort((a, b) => a.slot - b.slot) }))
  return sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** More slots than these make a row higher than a page; the spot then stands in several rows, each with its own pieces. */
const SLOTS_A_ROW = 16

const slotText = ({ slot, quantity }: Spot['puts'][number]) =>
  quantity === 1 ? String(slot) : `${String(slot)}×${String(quantity)}`

export interface PickRow {
  readonly bin: string
  readonly title: string
  readonly spec: string
  readonly sku: string
  readonly quantity: number
  readonly slots: string
}

/** The walk as rows of a paper list: how many to take, and into which slots. */
export const pickRows = (parcels: readonly PickParcel<PickLine>[]): PickRow[] =>
  spotsOf(parcels).flatMap(({ line, puts }) => {
    const { location: bin, title, spec, sku } = line
    return Array.from({ length: Math.ceil(puts.length / SLOTS_A_ROW) }, (_, i) => {
      const own = puts.slice(i * SLOTS_A_ROW, (i + 1) * SLOTS_A_ROW)
      const quantity = own.reduce((sum, put) => sum + put.quantity, 0)
      return { bin, title, spec, sku, quantity, slots: own.map(slotText).join(' ') }
    })
  })

import type { Doc } from '../kernel/doc'

/**
 * `_id = <warehouseId>_<sku>`. Invariant: onHand = free + sum(holds). Each verb names the hold in its filter, so each is
 * idempotent alone: reserve needs `free >= q` and the hold absent, release and consume need the hold there.
 */
export interface StockDoc extends Doc {
  readonly v: 1
  readonly warehouseId: string
  readonly sku: string
  readonly onHand: number
  readonly free: number
  /** `<orderId>_<lineNo>` -> quantity held. */
  readonly holds: Readonly<Record<string, number>>
}

export interface ProductDoc extends Doc {
  readonly v: 1
  readonly sku: string
  readonly title: string
  readonly spec: string
  readonly barcode: string
  readonly priceFen: number
  readonly weightGrams: number
  /** 货位, e.g. A-12-3-4: aisle, rack, level, place. */
  readonly location: string
}

/** A parcel without a single weighed article is told to the courier as this. */
export const UNWEIGHED_GRAMS = 500

export const holdKey = (orderId: string, lineNo: number): string => `${orderId}_${lineNo}`

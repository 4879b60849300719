import * as z from 'zod/mini'

/**
 * pick: a whole SKU at its location for one parcel; short: it was not there; pack-piece: one right piece; pack-done: sealed;
 * hand: waybill scanned at the van.
 */
export const floorEvent = z.object({
  id: z.string().check(z.minLength(8), z.maxLength(40)),
  session: z.string().check(z.minLength(8), z.maxLength(40)),
  seq: z.number(),
  at: z.number(),
  kind: z.enum(['pick', 'short', 'pack-piece', 'pack-done', 'undo-pack', 'hand', 'stop-cleared']),
  parcelId: z.string(),
  sku: z.optional(z.string()),
  stopId: z.optional(z.string()),
  handoverId: z.optional(z.string()),
})
export type FloorEvent = z.infer<typeof floorEvent>

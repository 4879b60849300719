import * as z from 'zod/mini'

/**
 * pick: a whole SKU at its location for one parcel; short: it was not there; pack-piece: one right piece; pack-done: sealed;
 * weigh, photo: of the sealed box; photo-file: the picture has reached the file storage; hand: waybill scanned at the van.
 */
export const floorEvent = z.object({
  id: z.string().check(z.minLength(8), z.maxLength(40)),
  session: z.string().check(z.minLength(8), z.maxLength(40)),
  seq: z.number(),
  at: z.number(),
  kind: z.enum([
    ...(['pick', 'short', 'pack-piece', 'pack-done', 'undo-pack'] as const),
    ...(['weigh', 'photo', 'photo-file', 'hand', 'stop-cleared'] as const),
  ]),
  parcelId: z.string(),
  sku: z.optional(z.string()),
  stopId: z.optional(z.string()),
  handoverId: z.optional(z.string()),
  /** Which bench of the floor the box was sealed at. */
  bench: z.optional(z.int().check(z.minimum(1), z.maximum(99))),
  grams: z.optional(z.int().check(z.minimum(1), z.maximum(200_000))),
  from: z.optional(z.enum(['scale', 'typed'])),
  photoId: z.optional(z.string()),
  fileId: z.optional(z.string().check(z.maxLength(200))),
})
export type FloorEvent = z.infer<typeof floorEvent>

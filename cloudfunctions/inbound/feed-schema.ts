import { z } from 'zod'

const count = z.number().int().min(0).max(9_999_999)
const text = (max: number) => z.string().max(max)
const no = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[0-9A-Za-z-]+$/)
const at = z.number().int().min(0)

const line = z.object({
  lineNo: count.min(1),
  sku: text(60).min(1),
  title: text(200),
  spec: text(200).default(''),
  paidFen: count,
  ordered: count.min(1),
  refunding: count.default(0),
  refunded: count.default(0),
})

/** Receiver as the mall has it; an unsplit address stands whole in `detail`. */
const receiver = z.object({
  name: text(50),
  phone: text(40),
  province: text(30).default(''),
  city: text(30).default(''),
  district: text(30).default(''),
  detail: text(500),
})

const order = z.object({
  no,
  placedAt: at,
  paidAt: at.optional(),
  status: z.enum(['unpaid', 'paid', 'refunding', 'refunded', 'cancelled', 'closed']),
  lines: z.array(line).min(1).max(200),
  receiver,
  buyerRemark: text(500).default(''),
  sellerMemo: text(500).default(''),
  payment: z.object({ transactionId: text(64).min(1), openid: text(64).min(1) }).optional(),
})

const head = { eventId: z.string().min(8).max(64).regex(/^[\w-]+$/), version: z.number().int().min(1) }

/**
 * One event of the shop's own mall. Times are epoch ms, money is fen. `version` rises with every change of the order; a lower
 * one is heard and changes nothing.
 */
export const feedEvent = z.discriminatedUnion('type', [
  z.object({ ...head, type: z.literal('order.created'), order }),
  z.object({ ...head, type: z.literal('order.changed'), order }),
  z.object({
    ...head,
    type: z.literal('order.refund'),
    no,
    lines: z.array(z.object({ lineNo: count.min(1), refunding: count, refunded: count })).min(1).max(200),
  }),
  z.object({ ...head, type: z.literal('order.cancelled'), no }),
])
export type FeedEvent = z.infer<typeof feedEvent>

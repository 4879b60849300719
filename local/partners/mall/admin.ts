import { z } from 'zod'
import { readBody } from '../admin-body'
import type { PushEvent } from '../pushes'
import { AdminError, type Clock } from '../twin'
import { feedOrder } from './feed'
import type { ActKind, MallEvent, MallOrder, MallState } from './state'

export interface MallContext {
  readonly state: MallState
  readonly settings: { feedUrl: string }
  readonly clock: Clock
  record(event: MallEvent): void
  /** The event that queues a signed message of the feed. */
  feed(message: object): Extract<PushEvent, { kind: 'push.queued' }>
}

const count = z.int().nonnegative()
const orderBody = z.strictObject({
  orderNo: z.string().min(1),
  openid: z.string().min(1),
  status: z.enum(['unpaid', 'paid', 'refunding', 'refunded', 'cancelled', 'closed']),
  placedAt: z.int(),
  paidAt: z.int().optional(),
  receiver: z.object({ name: z.string(), detail: z.string() }).catchall(z.string()),
  lines: z.array(
    z.strictObject({
      sku: z.string(),
      title: z.string(),
      spec: z.string(),
      quantity: count,
      refunding: count,
      refunded: count,
      paidFen: count,
    }),
  ),
  buyerRemark: z.string(),
  sellerMemo: z.string(),
})

/** An order that is known stays as it is. */
function addOrders(context: MallContext, body: unknown) {
  for (const { paidAt, ...order } of readBody(z.array(orderBody), body))
    if (!context.state.orders.has(order.orderNo))
      context.record({ kind: 'known', order: { ...order, version: 0, ...(paidAt === undefined ? {} : { paidAt }) } })
  return { ok: true }
}

const orderRows = ({ state }: MallContext) =>
  [...state.orders.values()].map(({ orderNo, openid, status, placedAt, receiver, lines }) => ({
    orderNo,
    openid,
    status,
    placedAt,
    name: receiver.name,
    detail: receiver.detail,
    goods: lines.map(({ title, spec, quantity }) => `${title} ${spec.replaceAll(';', ' ')} × ${quantity}`),
  }))

/** What may be asked for is bought and not asked back. */
function openOrder({ state }: MallContext, orderNo: string): MallOrder {
  const order = state.orders.get(orderNo)
  if (!order) throw new AdminError(404, `no order ${orderNo}`)
  if (order.status !== 'paid') throw new AdminError(409, `the order is ${order.status}`)
  return order
}

function act(context: MallContext, order: MallOrder, told: { kind: ActKind; message: object }) {
  const event = context.feed(told.message)
  const { orderNo, openid } = order
  const at = context.clock.now()
  context.record({ kind: 'acted', act: { at, orderNo, openid, kind: told.kind, pushId: event.push.id } })
  context.record(event)
  return { ok: true }
}

function change(context: MallContext, order: MallOrder, to: { kind: ActKind; change: Partial<MallOrder> }) {
  const version = order.version + 1
  context.record({ kind: 'changed', orderNo: order.orderNo, change: { ...to.change, version } })
  const message = { orders: [feedOrder({ ...order, ...to.change, version })] }
  return act(context, order, { kind: to.kind, message })
}

const orderKey = z.strictObject({ orderNo: z.string() })
const addressBody = z.strictObject({ orderNo: z.string(), detail: z.string().min(1).max(300) })

/** The console's and the tests' door to the mall: what its buyers do. */
export const mallAdmin = (context: MallContext): Record<string, (body: unknown) => unknown> => ({
  orders: (body) => (body === undefined ? orderRows(context) : addOrders(context, body)),
  acts: () => context.state.acts,
  /** The whole order is asked back. */
  refund(body) {
    const order = openOrder(context, readBody(orderKey, body).orderNo)
    const lines = order.lines.map((line) => ({ ...line, refunding: line.quantity - line.refunded }))
    return change(context, order, { kind: 'refund', change: { status: 'refunding', lines } })
  },
  address(body) {
    const { orderNo, detail } = readBody(addressBody, body)
    const order = openOrder(context, orderNo)
    return change(context, order, { kind: 'address', change: { receiver: { ...order.receiver, detail } } })
  },
  urge(body) {
    const order = openOrder(context, readBody(orderKey, body).orderNo)
    const { orderNo } = order
    const id = `urge-${orderNo}-${context.state.acts.length + 1}`
    return act(context, order, {
      kind: 'urge',
      message: { urges: [{ id, orderNo, at: context.clock.now() }] },
    })
  },
  push(body) {
    if (body !== undefined) Object.assign(context.settings, readBody(z.strictObject({ feedUrl: z.string() }), body))
    return { feedUrl: context.settings.feedUrl }
  },
})

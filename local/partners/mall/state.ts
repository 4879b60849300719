import type { PushEvent } from '../pushes'

export type MallStatus = 'unpaid' | 'paid' | 'refunding' | 'refunded' | 'cancelled' | 'closed'

interface MallLine {
  readonly sku: string
  readonly title: string
  readonly spec: string
  readonly quantity: number
  readonly refunding: number
  readonly refunded: number
  readonly paidFen: number
}

export interface MallOrder {
  readonly orderNo: string
  readonly openid: string
  /** Counts the changes; 0: as the mall's own export had it. */
  readonly version: number
  readonly status: MallStatus
  readonly placedAt: number
  readonly paidAt?: number
  readonly receiver: { readonly name: string; readonly detail: string } & Readonly<Record<string, string>>
  readonly lines: readonly MallLine[]
  readonly buyerRemark: string
  readonly sellerMemo: string
}

export type ActKind = 'refund' | 'address' | 'urge'

/** What a buyer has done in the mall, and whether the desk has heard of it. */
interface Act {
  readonly at: number
  readonly orderNo: string
  readonly openid: string
  readonly kind: ActKind
  readonly pushId: number
  told: 'waiting' | 'taken' | 'lost'
}

export type MallEvent =
  | { kind: 'known'; order: MallOrder }
  | { kind: 'changed'; orderNo: string; change: Partial<Pick<MallOrder, 'version' | 'status' | 'receiver' | 'lines'>> }
  | { kind: 'acted'; act: Omit<Act, 'told'> }
  | PushEvent

export const createMallState = () => ({ orders: new Map<string, MallOrder>(), acts: [] as Act[] })
export type MallState = ReturnType<typeof createMallState>

export function applyMallEvent(state: MallState, event: MallEvent) {
  switch (event.kind) {
    case 'known':
      state.orders.set(event.order.orderNo, event.order)
      return
    case 'changed': {
      const order = state.orders.get(event.orderNo)
      if (order) state.orders.set(event.orderNo, { ...order, ...event.change })
      return
    }
    case 'acted':
      state.acts.push({ ...event.act, told: 'waiting' })
      return
    case 'push.queued':
    case 'push.failed':
      return
    case 'push.ended': {
      const act = state.acts.find(({ pushId }) => pushId === event.id)
      if (act) act.told = event.result === 'ok' ? 'taken' : 'lost'
    }
  }
}

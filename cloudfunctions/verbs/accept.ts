import type { FindingCode } from '@shared/audit/finding'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { withHistory, type Patch } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'
import { parcelsOf, settleOrder } from './settle-order'

interface Word {
  readonly by: string
  /** Undefined: every fix of the order. */
  readonly code?: FindingCode
  /** Orders of the same tap. */
  readonly together?: number
}

type Decide<R extends string> = (order: OrderDoc) => Result<Patch<OrderDoc>, R>
const PLANNED: readonly OrderDoc['state'][] = ['fulfilling', 'shipped', 'done']

/** A change of a person's word on one order, with the state that follows from it. */
async function say<R extends string>(desk: Desk, orderId: string, decide: Decide<R>) {
  const parcels = await parcelsOf(desk, await getOrder(desk, orderId))
  return changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, R> => {
      const decision = decide(order)
      if (!decision.ok) return decision
      return ok({ ...decision.value, ...settleOrder({ ...order, ...decision.value }, parcels) })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
}

/** A person's word that a fix is all right. Stops cannot be accepted away: `cannot-accept`. */
export const acceptFindings = (desk: Desk, orderId: string, { by, code, together }: Word) =>
  say<'cannot-accept'>(desk, orderId, (order) => {
    const asked = order.findings.filter((finding) => code === undefined || finding.code === code)
    const fixes = asked.filter(({ severity }) => severity === 'fix')
    if (asked.some(({ severity }) => severity === 'stop') || (code !== undefined && fixes.length === 0))
      return refuse('cannot-accept', asked.map((finding) => finding.code).join(','))
    const at = desk.now()
    const accepted = { ...order.accepted, ...Object.fromEntries(fixes.map((finding) => [finding.code, { by, at }])) }
    const note = { code: code ?? 'all', ...(together === undefined ? {} : { together }) }
    return ok({ accepted, history: withHistory(order, { at, kind: 'accepted', by, note }) })
  })

/** Takes the word back while nothing is planned. */
export const unacceptFindings = (desk: Desk, orderId: string, { by, code }: Word) =>
  say<'already-planned' | 'unchanged'>(desk, orderId, (order) => {
    if (PLANNED.includes(order.state)) return refuse('already-planned')
    const kept = Object.entries(order.accepted).filter(([known]) => code !== undefined && known !== code)
    if (kept.length === Object.keys(order.accepted).length) return refuse('unchanged')
    const history = withHistory(order, { at: desk.now(), kind: 'accept-undone', by })
    return ok({ accepted: Object.fromEntries(kept), history })
  })

/** A person's own hold, on or off. */
export const holdOrder = (desk: Desk, orderId: string, { by, on }: { readonly by: string; readonly on: boolean }) =>
  say<'already-planned'>(desk, orderId, (order) => {
    if (PLANNED.includes(order.state)) return refuse('already-planned')
    const history = withHistory(order, { at: desk.now(), kind: on ? 'held' : 'hold-lifted', by })
    return ok({ heldBy: on ? by : undefined, history })
  })

export const unacceptStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'unaccept') return []
    const { code } = ask
    const answers = await inParallel(ids, 8, async (id) => ({
      id,
      result: await unacceptFindings(desk, id, { by, code }),
    }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }

/** Batch step: one cause, accepted on many orders. */
export const acceptStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by, total }, ids }) => {
    if (ask.verb !== 'accept') return []
    const { code } = ask
    const answers = await inParallel(ids, 8, async (id) => ({
      id,
      result: await acceptFindings(desk, id, { by, code, together: total }),
    }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }

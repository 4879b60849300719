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
  /** Undefined: the order may go, with every fix of it; a person's hold is lifted as well. */
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

/**
 * A person's word on the order as a whole: what lifts the hold, and how it was before, for the undo. A word that changes nothing
 * (two of the staff at once, a lost answer) leaves the undo of the first.
 */
function wordOnAll({ accepted, heldBy }: OrderDoc, fresh: number): Patch<OrderDoc> {
  if (heldBy === undefined && fresh === 0) return {}
  return { heldBy: undefined, formerWord: { accepted, ...(heldBy === undefined ? {} : { heldBy }) } }
}

/**
 * A person's word that a fix is all right. Stops cannot be accepted away: `cannot-accept`, with what they are. A word on one code is
 * of many orders at once: it lifts nobody's hold.
 */
export const acceptFindings = (desk: Desk, orderId: string, { by, code, together }: Word) =>
  say<'cannot-accept'>(desk, orderId, (order) => {
    const asked = order.findings.filter((finding) => code === undefined || finding.code === code)
    const fixes = asked.filter(({ severity }) => severity === 'fix')
    const stops = asked.filter(({ severity }) => severity === 'stop')
    if (stops.length > 0 || (code !== undefined && fixes.length === 0))
      return refuse('cannot-accept', stops.map((finding) => finding.code).join(','))
    const at = desk.now()
    const fresh = fixes.filter((finding) => order.accepted[finding.code] === undefined).length
    const lifts = code === undefined && order.heldBy !== undefined
    const accepted = { ...order.accepted, ...Object.fromEntries(fixes.map((finding) => [finding.code, { by, at }])) }
    const note = { code: code ?? 'all', ...(together === undefined ? {} : { together }) }
    const told = lifts && fresh === 0 ? order.history : withHistory(order, { at, kind: 'accepted', by, note })
    return ok({
      accepted,
      ...(code === undefined ? wordOnAll(order, fresh) : {}),
      history: lifts ? withHistory({ history: told }, { at, kind: 'hold-lifted', by }) : told,
    })
  })

/** Takes the word back while nothing is planned: the order is as it was, a person's hold included. */
export const unacceptFindings = (desk: Desk, orderId: string, { by, code }: Word) =>
  say<'already-planned' | 'unchanged'>(desk, orderId, (order) => {
    if (PLANNED.includes(order.state)) return refuse('already-planned')
    const history = withHistory(order, { at: desk.now(), kind: 'accept-undone', by })
    if (code === undefined && order.formerWord) return ok({ ...order.formerWord, formerWord: undefined, history })
    const kept = Object.entries(order.accepted).filter(([known]) => code !== undefined && known !== code)
    if (kept.length === Object.keys(order.accepted).length) return refuse('unchanged')
    return ok({ accepted: Object.fromEntries(kept), formerWord: undefined, history })
  })

/** A person's own hold, on or off. */
export const holdOrder = (desk: Desk, orderId: string, { by, on }: { readonly by: string; readonly on: boolean }) =>
  say<'already-planned'>(desk, orderId, (order) => {
    if (PLANNED.includes(order.state)) return refuse('already-planned')
    const history = withHistory(order, { at: desk.now(), kind: on ? 'held' : 'hold-lifted', by })
    return ok({ heldBy: on ? by : undefined, formerWord: undefined, history })
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

/** Batch step: one cause, accepted on many orders; what a person holds stays held. */
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

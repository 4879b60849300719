import type { Result } from '@shared/kernel/result'
import { ok, refuse } from '@shared/kernel/result'
import { awaitsBuyer, refusalToAsk, type AskRefusal } from '@shared/notice/address-ask'
import type { OrderDoc } from '@shared/order/order'
import { withHistory, type Patch } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'

/** Opens the question; the message itself follows from the state. */
export const askBuyer = (desk: Desk, orderId: string, { by }: { readonly by: string }) =>
  changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, AskRefusal> => {
      const refusal = refusalToAsk(order)
      if (refusal) return refuse(refusal)
      const at = desk.now()
      const history = withHistory(order, { at, kind: 'buyer-asked', by })
      const rev = (order.addressAsk?.rev ?? 0) + 1
      return ok({ addressAsk: { state: 'wanted', rev, at, by, since: at }, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )

/** A card was given to the buyer by hand: he is asked by that, whatever became of the message. Again is as good as once. */
export const shareCard = (desk: Desk, orderId: string, { by }: { readonly by: string }) =>
  changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, 'no-question' | 'unchanged'> => {
      const ask = order.addressAsk
      if (ask === undefined || !awaitsBuyer(order)) return refuse('no-question')
      if (ask.state === 'shared') return refuse('unchanged')
      const at = desk.now()
      const history = withHistory(order, { at, kind: 'card-shared', by })
      return ok({ addressAsk: { ...ask, state: 'shared', since: at }, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )

export const askBuyerStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'ask-buyer') return []
    const answers = await inParallel(ids, 8, async (id) => ({ id, result: await askBuyer(desk, id, { by }) }))
    // Asked by another tap already is as good as asked by this one.
    return answers.flatMap(({ id, result }) =>
      result.ok || result.refusal === 'asked-already' ? [] : [refusedAs(id, result)],
    )
  }

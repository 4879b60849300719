import type { CourierPort } from '@shared/ports/courier'
import type { ProviderTools } from '../../tools'
import { accepted, createKdniaoClient, type KdniaoSettings } from './client'
import { toBalance, toBalanceAsk, toCancel, toEOrder, toWaybill } from './mapper'
import { toReport, toTrackAsk } from './track'
import { KDNIAO, LIMITS, UNKNOWN, WITHOUT_BALANCE } from './units'

export type { KdniaoSettings } from './client'
export { createKdniaoPush } from './push'

/** 快递鸟 without a track says either an empty list or a refusal with this text; both mean "not yet". */
const NO_TRACK_YET = /(?:暂无|没有|无)(?:物流)?轨迹/
/** A number that is void already is what the cancel wanted. */
const VOID_ALREADY = /已(?:经)?(?:取消|作废)|重复取消/

export function createKdniaoCourier({ http, settings }: ProviderTools<KdniaoSettings>): CourierPort {
  const call = createKdniaoClient(http, settings)
  return {
    id: KDNIAO,
    unknown: UNKNOWN,
    limits: LIMITS,
    createWaybill: async (ask) => toWaybill(await call('create', toEOrder(ask))),
    async cancelWaybill(ref) {
      const reply = await call('cancel', toCancel(ref))
      if (!VOID_ALREADY.test(reply.reason)) accepted(reply)
    },
    async balance(account) {
      if (WITHOUT_BALANCE.has(account.courier)) return undefined
      return toBalance(await call('balance', toBalanceAsk(account)))
    },
    async subscribeTrack(ref) {
      accepted(await call('subscribe', toTrackAsk(ref)))
    },
    async track(ref) {
      const reply = await call('track', toTrackAsk(ref))
      if (!NO_TRACK_YET.test(reply.reason)) accepted(reply)
      return toReport(ref, reply.answer)
    },
  }
}

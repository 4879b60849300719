import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import { createPushQueue, isPushEvent } from '../pushes'
import { createRateMeter } from '../rate-meter'
import type { KdniaoSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import { kdniaoAdmin } from './admin'
import type { KdniaoContext } from './context'
import { kdniaoFaces } from './faults'
import { KDNIAO_PUSH_POLICY, pushForm } from './push'
import { kdniaoQuirks } from './quirks'
import { kdniaoOperation, serveKdniao } from './routes'
import { applyKdniaoEvent, createKdniaoState, parcelKey, type KdniaoEvent, type KdniaoState } from './state'

function booksOf(state: KdniaoState) {
  const orders = [...state.orders.values()]
  return {
    orders: orders.map(({ orderCode, shipper, waybillNo, subWaybills, state: now, at, receiver }) => ({
      orderCode,
      shipper,
      waybillNo,
      subWaybills,
      state: now,
      at,
      receiver,
      track: state.parcels.get(parcelKey(shipper, waybillNo))?.last ?? 'none',
    })),
    issued: orders.length,
    live: orders.filter((order) => order.state === 'issued').length,
    cancelled: orders.filter((order) => order.state === 'cancelled').length,
    subscribed: [...state.parcels.values()].filter(({ subscribed }) => subscribed).length,
  }
}

/** api.kdniao.com: electronic waybills and tracks. Written from its docs, never from our adapter. */
export function createKdniaoTwin(deps: TwinDeps<KdniaoSettings>): Twin {
  const { clock, outbox, journal } = deps
  const settings = { ...deps.settings }
  const state = createKdniaoState()
  const quirks = kdniaoQuirks()
  const pushes = createPushQueue({ clock, outbox, policy: KDNIAO_PUSH_POLICY })
  const tooFast = createRateMeter(settings.requestsPerSecond)

  const ledger = createLedger<KdniaoEvent>(journal, (event) =>
    isPushEvent(event) ? pushes.apply(event) : applyKdniaoEvent(state, event),
  )
  const record = (event: KdniaoEvent) => ledger.record(event)

  const context: KdniaoContext = {
    state,
    settings,
    quirks,
    clock,
    record,
    pushTrack(shipper, waybillNo) {
      const parcel = state.parcels.get(parcelKey(shipper, waybillNo))
      if (!parcel || settings.pushUrl === '') return
      const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' }
      const message = {
        url: settings.pushUrl,
        headers,
        body: pushForm(context, [parcel]),
        delayMs: settings.pushDelayMs,
      }
      record(pushes.queue(message))
      if (quirks['KDN-push-twice']) record(pushes.queue(message))
    },
  }

  return assembleTwin({
    name: 'kdniao',
    clock,
    quirks,
    faces: kdniaoFaces(settings.businessId),
    operationOf: kdniaoOperation,
    serve: (request) => serveKdniao(context, request, tooFast),
    admin: kdniaoAdmin(context),
    books: () => ({ ...booksOf(state), pushes: pushes.counts() }),
    tick: () => pushes.deliver(record),
  })
}

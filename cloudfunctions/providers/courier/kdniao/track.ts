import { COURIERS } from '@shared/courier/couriers'
import { COURIER_KEYS, type CourierKey } from '@shared/courier/courier-key'
import type { TrackEvent, TrackReport, WaybillRef } from '@shared/ports/courier'
import { z } from 'zod'
import { fromChinaSeconds } from '../../china-time'
import { readAnswer } from '../../exchange'
import { ASK_PHONE_TAIL, KDNIAO, scanState } from './units'

const code = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''))
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** What 8001 answers and what each item of push 102 is. */
export const trackSchema = z.object({
  ShipperCode: text,
  LogisticCode: code,
  State: code,
  StateEx: code,
  Traces: z
    .array(z.object({ AcceptTime: z.string(), AcceptStation: text, Location: text, Action: code }))
    .nullish()
    .transform((traces) => traces ?? []),
})
type KdniaoTrack = z.output<typeof trackSchema>

/** 8001 and 8008 take the same question. */
export function toTrackAsk({ account, waybillNo, phoneTail }: WaybillRef & { readonly phoneTail: string }): object {
  return {
    ShipperCode: COURIERS[account.courier].kdniao,
    LogisticCode: waybillNo,
    ...(ASK_PHONE_TAIL.has(account.courier) ? { CustomerName: phoneTail } : {}),
  }
}

export const courierOf = (shipperCode: string): CourierKey | undefined =>
  COURIER_KEYS.find((key) => COURIERS[key].kdniao === shipperCode)

/**
 * Oldest first. A node without Action is moving, but for the last one, which has the report's own StateEx; `State` is never
 * read: its 4 sticks after one problem even when the parcel moves on.
 */
export function toEvents({ Traces: traces, StateEx: last }: KdniaoTrack): TrackEvent[] {
  const read = traces.flatMap((trace) => {
    const at = fromChinaSeconds(trace.AcceptTime)
    return at === undefined ? [] : [{ at, trace }]
  })
  const sorted = read.sort((a, b) => a.at - b.at)
  return sorted.map(({ at, trace }, index) => {
    const said = trace.Action || (index === sorted.length - 1 ? last : '')
    return {
      at,
      state: said ? scanState(said) : 'moving',
      code: said,
      text: trace.AcceptStation,
      ...(trace.Location ? { place: trace.Location } : {}),
    }
  })
}

export const toReport = (ref: WaybillRef, answer: unknown): TrackReport => ({
  waybillNo: ref.waybillNo,
  courier: ref.account.courier,
  events: toEvents(readAnswer(KDNIAO, trackSchema, answer)),
})

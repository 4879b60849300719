import { chinaTime } from '../china-time'
import type { KdniaoContext } from './context'
import { kdniaoSign } from './sign'
import type { TrackedParcel } from './state'
import { trackOf } from './track'

/** Push 102 as a form. Signed over the plain JSON, also when the value goes out percent-encoded twice. */
export function pushForm(context: KdniaoContext, parcels: readonly TrackedParcel[]) {
  const { businessId, apiKey } = context.settings
  const data = JSON.stringify({
    PushTime: chinaTime(context.clock.now()),
    EBusinessID: businessId,
    Data: parcels.map((parcel) => trackOf(context, parcel)),
    Count: String(parcels.length),
  })
  const sign = kdniaoSign(data, apiKey)
  const once = context.quirks['KDN-push-encoded'] ? encodeURIComponent : (value: string) => value
  return new URLSearchParams({
    RequestData: once(data),
    RequestType: '102',
    DataSign: once(sign),
    EBusinessID: businessId,
  }).toString()
}

/** The retry plan is published nowhere: three tries a minute apart, so that nobody counts on more. */
export const KDNIAO_PUSH_POLICY = {
  gapsMs: [60_000, 60_000],
  accepts({ status, body }: { status: number; body: string }) {
    if (status !== 200) return false
    try {
      const answer = JSON.parse(body) as { Success?: unknown; EBusinessID?: unknown }
      return answer.Success === true && typeof answer.EBusinessID === 'string'
    } catch {
      return false
    }
  },
}

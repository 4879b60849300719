import type { TrackPush, TrackReport } from '@shared/ports/courier'
import { z } from 'zod'
import { parseBigJson, writeBigJson } from '../../../cloud/big-json'
import { chinaSeconds } from '../../china-time'
import { sameText, sha256Hex } from '../../digest'
import { readAnswer } from '../../exchange'
import type { KdniaoSettings } from './client'
import { kdniaoSign } from './sign'
import { courierOf, toEvents, trackSchema } from './track'
import { KDNIAO } from './units'

const TRACK_PUSHES = new Set(['101', '102'])
const pushSchema = z.object({ Data: z.array(z.unknown()) })

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined // not percent-encoding: then it is not the partner's second layer either
  }
}

/** Some pushes arrive percent-encoded twice; the signature says which layer is the text that was signed. */
function signedText(form: URLSearchParams, apiKey: string): string | undefined {
  // what is signed with nothing anybody can sign
  if (apiKey === '') return undefined
  const data = form.get('RequestData') ?? ''
  const sign = form.get('DataSign') ?? ''
  const layers = [
    [data, sign],
    [decodeOnce(data), decodeOnce(sign)],
  ] as const
  for (const [text, claimed] of layers) {
    if (text && claimed && sameText(kdniaoSign(text, apiKey), claimed)) return text
  }
  return undefined
}

function jsonOf(text: string): unknown {
  try {
    return parseBigJson(text)
  } catch {
    return undefined // signed, and yet no JSON: the schema says so
  }
}

/**
 * A number of a courier that this product does not have is not ours to show. One track that cannot be read takes no other with
 * it: the next push has it whole again.
 */
function toReports(data: readonly unknown[]): TrackReport[] {
  const tracks = data.map((item) => trackSchema.safeParse(item))
  const unread = tracks.every(({ success }) => !success)
  if (unread && data.length > 0) readAnswer(KDNIAO, trackSchema, data[0])
  return tracks.flatMap(({ data: track }) => {
    if (!track) return []
    const courier = courierOf(track.ShipperCode)
    return courier && track.LogisticCode ? [{ waybillNo: track.LogisticCode, courier, events: toEvents(track) }] : []
  })
}

/** Push 101/102. A push of another kind with a right signature is heard and changes nothing. */
export function createKdniaoPush(settings: Pick<KdniaoSettings, 'businessId' | 'apiKey'>): TrackPush {
  return {
    parse(rawBody) {
      const form = new URLSearchParams(rawBody)
      const text = signedText(form, settings.apiKey)
      if (text === undefined) return undefined
      const eventId = `${KDNIAO}_${sha256Hex(text).slice(0, 32)}`
      if (!TRACK_PUSHES.has(form.get('RequestType') ?? '')) return { eventId, reports: [] }
      return { eventId, reports: toReports(readAnswer(KDNIAO, pushSchema, jsonOf(text)).Data) }
    },
    answer: (now) => ({
      body: writeBigJson({
        EBusinessID: settings.businessId,
        UpdateTime: chinaSeconds(now),
        Success: true,
        Reason: '',
      }),
      contentType: 'application/json;charset=utf-8',
    }),
  }
}

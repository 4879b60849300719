import type { PrintReceiptPush } from '@shared/ports/printer'
import { z } from 'zod'
import { parseBigJson } from '../../../cloud/big-json'
import { sameText } from '../../digest'
import { yilianyunSign, type YilianyunSettings } from './client'
import { MAX_PUSH_AGE_MS, YILIANYUN } from './units'

const word = z.union([z.string(), z.number()]).transform(String)
const pushSchema = z.object({
  push_time: word.pipe(z.string().regex(/^\d{10}$/)),
  sign: z.string(),
  order_id: word.optional(),
  state: word.optional(),
})

/** A form, as the partner's own calls are; JSON is read as well, for the document does not say. */
function fieldsOf(rawBody: string): unknown {
  if (!rawBody.trimStart().startsWith('{')) return Object.fromEntries(new URLSearchParams(rawBody))
  try {
    return parseBigJson(rawBody)
  } catch {
    return undefined // not JSON, so nothing that we could have been sent
  }
}

type PushSettings = Pick<YilianyunSettings, 'clientId' | 'clientSecret'> & { readonly now: () => number }

/**
 * The receipt of one job. Only "printed" is taken from a push: what its other values mean is not written down, and the question
 * that is asked anyway tells. Pushes about other things carry no order and move nothing.
 */
export function createYilianyunReceiptPush({ clientId, clientSecret, now }: PushSettings): PrintReceiptPush {
  return {
    parse(rawBody) {
      const read = pushSchema.safeParse(fieldsOf(rawBody))
      if (!read.success || clientSecret === '') return undefined
      const { push_time: pushTime, sign, order_id: jobId = '', state = '' } = read.data
      if (!sameText(yilianyunSign(clientId, pushTime, clientSecret), sign)) return undefined
      if (Math.abs(now() - Number(pushTime) * 1000) > MAX_PUSH_AGE_MS) return undefined
      return {
        eventId: `${YILIANYUN}_${jobId}_${state}`,
        jobs: jobId === '' ? [] : [{ jobId, condition: state === '1' ? 'printed' : 'unknown' }],
      }
    },
    answer: () => ({ body: '{"data":"OK"}', contentType: 'application/json;charset=utf-8' }),
  }
}

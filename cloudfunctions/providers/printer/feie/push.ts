import { createPublicKey, createVerify, type KeyObject } from 'node:crypto'
import type { JobCondition, PrintReceiptPush } from '@shared/ports/printer'
import { z } from 'zod'
import { FEIE } from './units'

const receipt = z.object({ orderId: z.string().min(1), status: z.string(), stime: z.string(), sign: z.string().min(1) })

/**
 * The values of `status` are not published. These read like queryOrderState; any other word moves nothing, and the question
 * that is asked anyway tells.
 */
const CONDITION: Readonly<Record<string, JobCondition>> = {
  '1': 'printed',
  true: 'printed',
  '0': 'waiting',
  false: 'waiting',
}

/** PEM, or the bare base64 that the partner's console shows. */
function keyOf(text: string): KeyObject | undefined {
  if (text === '') return undefined
  if (text.includes('BEGIN')) return createPublicKey(text)
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
}

/** The signed text is not spelled out: fields in order of their names, or as they came. Both cover every field. */
function signedTexts(form: URLSearchParams): string[] {
  const pairs = [...form].filter(([name]) => name !== 'sign').map(([name, value]) => `${name}=${value}`)
  return [[...pairs].sort().join('&'), pairs.join('&')]
}

function isSigned(form: URLSearchParams, sign: string, key: KeyObject): boolean {
  const signature = Buffer.from(sign.replaceAll(' ', '+'), 'base64')
  return signedTexts(form).some((text) => createVerify('RSA-SHA256').update(text, 'utf8').verify(key, signature))
}

/** The receipt of one job, signed with the partner's private key. Without its public key none is heard. */
export function createFeieReceiptPush({ publicKey }: { readonly publicKey: string }): PrintReceiptPush {
  const key = keyOf(publicKey)
  return {
    parse(rawBody) {
      const form = new URLSearchParams(rawBody)
      const read = receipt.safeParse(Object.fromEntries(form))
      if (!key || !read.success || !isSigned(form, read.data.sign, key)) return undefined
      const { orderId, status } = read.data
      return {
        eventId: `${FEIE}_${orderId}_${status}`,
        jobs: [{ jobId: orderId, condition: CONDITION[status] ?? 'unknown' }],
      }
    },
    answer: () => ({ body: 'SUCCESS', contentType: 'text/plain; charset=utf-8' }),
  }
}

import type { PrintReceiptPush } from '@shared/ports/printer'
import { z } from 'zod'
import { parseBigJson } from '../../../cloud/big-json'
import { sameText } from '../../digest'
import type { KuaimaiSettings } from './client'
import { jobCondition, jobRow } from './mapper'
import { kuaimaiSign } from './sign'
import { KUAIMAI } from './units'

const pushSchema = jobRow.extend({ sign: z.string() })

function fieldsOf(rawBody: string): Record<string, unknown> | undefined {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(parseBigJson(rawBody))
    return read.success ? read.data : undefined
  } catch {
    return undefined // not JSON, so nothing that we could have been sent
  }
}

/**
 * The receipt of one job, signed like our own calls. 快麦 sends each up to three times and may send one twice after a yes: the
 * event id is job and code, so that a repeat is known.
 */
export function createKuaimaiReceiptPush({ secret }: Pick<KuaimaiSettings, 'secret'>): PrintReceiptPush {
  return {
    parse(rawBody) {
      // what is signed with nothing anybody can sign
      if (secret === '') return undefined
      const fields = fieldsOf(rawBody)
      const read = pushSchema.safeParse(fields)
      if (!fields || !read.success || !sameText(kuaimaiSign(fields, secret), read.data.sign)) return undefined
      const { jobId, code } = read.data
      return {
        eventId: `${KUAIMAI}_${jobId}_${code}`,
        jobs: jobId ? [{ jobId, condition: jobCondition(code) }] : [],
      }
    },
    answer: () => ({ body: '{"data":"OK"}', contentType: 'application/json;charset=utf-8' }),
  }
}

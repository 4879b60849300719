import type { JobCondition } from '@shared/ports/printer'
import { z } from 'zod'
import { parseBigJson } from '../../../cloud/big-json'
import { md5Hex, sameText } from '../../digest'
import type { Kuaidi100Settings } from './client'
import { saltOf } from './sign'
import { JOB_CONDITION } from './units'

interface Kuaidi100Receipt {
  readonly copyId: string
  /** Of the send that the receipt is about. */
  readonly partnerKey: string
  readonly jobId: string
  readonly condition: JobCondition
}

/** A receipt, by the query that we put into its address and the form that 快递100 posts there. */
export interface Kuaidi100ReceiptPush {
  parse(query: Readonly<Record<string, string>>, rawBody: string): Kuaidi100Receipt | undefined
  answer(): { readonly body: string; readonly contentType: string }
}

const querySchema = z.object({ copy: z.string().min(1), key: z.string().min(1) })
const formSchema = z.object({ taskId: z.string().min(1), sign: z.string(), param: z.string() })
const paramSchema = z.object({ status: z.union([z.string(), z.number()]).transform(String) })

function statusOf(param: string): string | undefined {
  try {
    const read = paramSchema.safeParse(parseBigJson(param))
    return read.success ? read.data.status : undefined
  } catch {
    return undefined // not JSON, so nothing that we could have been sent
  }
}

/** sign = MD5(param + salt), in either case. It comes again every 30 minutes, three times, until it is answered so. */
export function createKuaidi100ReceiptPush({ secret }: Pick<Kuaidi100Settings, 'secret'>): Kuaidi100ReceiptPush {
  return {
    parse(query, rawBody) {
      const about = querySchema.safeParse(query)
      const form = formSchema.safeParse(Object.fromEntries(new URLSearchParams(rawBody)))
      if (secret === '' || !about.success || !form.success) return undefined
      const { copy: copyId, key: partnerKey } = about.data
      const { taskId: jobId, sign, param } = form.data
      if (!sameText(md5Hex(param + saltOf(partnerKey, secret)), sign.toLowerCase())) return undefined
      const status = statusOf(param)
      if (status === undefined) return undefined
      return { copyId, partnerKey, jobId, condition: JOB_CONDITION[status] ?? 'unknown' }
    },
    answer: () => ({
      body: '{"result":true,"returnCode":"200","message":"成功"}',
      contentType: 'application/json;charset=utf-8',
    }),
  }
}

import { z } from 'zod'
import { writeBigJson } from '../../../cloud/big-json'
import { exchange, readAnswer } from '../../exchange'
import type { ProviderTools } from '../../tools'
import { multipart, type FilePart } from './multipart'
import { kuaidi100Sign } from './sign'
import { KUAIDI100, PATH, timeoutMs, type Kuaidi100Method } from './units'

export interface Kuaidi100Settings {
  readonly baseUrl: string
  readonly key: string
  readonly secret: string
  /** Where receipts shall come, http; empty: none are asked for. */
  readonly receiptUrl: string
}

const envelope = z.object({
  result: z.boolean(),
  returnCode: z.union([z.string(), z.number()]).nullish(),
  message: z.string().nullish(),
  data: z.unknown().optional(),
})

export interface Reply {
  readonly ok: boolean
  readonly code: string
  readonly text: string
  readonly data: unknown
}

/** Signature and envelope; a refusal is a reply with `ok: false`. With a file all fields go in the query, else in the form. */
export function createKuaidi100Client({ http, settings, now }: ProviderTools<Kuaidi100Settings>) {
  return async function ask(method: Kuaidi100Method, param: object, file?: FilePart): Promise<Reply> {
    const text = writeBigJson(param)
    const t = String(now())
    const sign = kuaidi100Sign(text, t, settings)
    const fields = new URLSearchParams({ method, key: settings.key, t, sign, param: text }).toString()
    const form = { contentType: 'application/x-www-form-urlencoded;charset=utf-8', body: fields }
    const { contentType, body } = file ? multipart(file, `fahuotai${sign}`) : form
    const answer = await exchange(http, KUAIDI100, {
      method: 'POST',
      url: `${settings.baseUrl}${PATH}${file ? `?${fields}` : ''}`,
      headers: { 'content-type': contentType },
      body,
      timeoutMs: timeoutMs(method),
    })
    const { result, returnCode, message, data } = readAnswer(KUAIDI100, envelope, answer)
    const code = String(returnCode ?? '')
    return { ok: result && (code === '' || code === '200'), code, text: message ?? '', data }
  }
}

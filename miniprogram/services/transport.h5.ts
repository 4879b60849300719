import { persona } from './persona'
import type { Transport } from './transport'

/** The desk's own gateway serves this page; the openid stands for WeChat's identity and is taken on loopback only. */
const headers = () => ({ 'x-wx-openid': persona() })
const textOf = (message: unknown, status: number) => (typeof message === 'string' ? message : `HTTP ${status}`)
const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

export const transport: Transport = {
  async call(name, input) {
    const response = await fetch(`${location.origin}/invoke/api`, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ name, input }),
    })
    const body: unknown = await response.json()
    const result = field(body, 'result')
    if (result !== undefined) return result
    return typeof field(body, 'ok') === 'boolean'
      ? body
      : { ok: false, refusal: 'broken', detail: textOf(field(body, 'errMsg'), response.status) }
  },
  async upload(file) {
    const path = encodeURIComponent(file.cloudPath)
    const response = await fetch(`${location.origin}/local/upload?name=${path}&cloudPath=${path}`, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/octet-stream' },
      body: await (await fetch(file.path)).blob(),
    })
    const body: unknown = await response.json()
    const id = field(body, 'fileId') ?? field(body, 'fileID')
    if (typeof id !== 'string') throw new Error(`upload answered ${response.status}`)
    return id
  },
}

/** The console's calls: twins under /twin, the run itself under /desk, the gateway's switches under /local. */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Twins of printer clouds, in the order their strips stand in. */
export const MAKERS = {
  kuaimai: '快麦',
  xpyun: '芯烨',
  kuaidi100: '快递100',
  feie: '飞鹅',
  yilianyun: '易联云',
  lan: '局域网',
} as const
export type Maker = keyof typeof MAKERS
export const makers = Object.keys(MAKERS) as Maker[]

export interface PrinterRow {
  readonly maker: Maker
  readonly sn: string
  readonly online: boolean
  readonly deviceStatus: number
  readonly bound: boolean
  readonly sheets: number
}
export interface SheetRow {
  readonly maker: Maker
  readonly id: number
  readonly sn: string
  readonly at: number
  /** The very same bytes came out before. */
  readonly twice: boolean
  readonly codes: readonly string[]
  readonly mark: string
}
export interface ParcelRow {
  readonly shipper: string
  readonly waybillNo: string
  readonly receiver: { readonly city: string; readonly district: string } | null
  readonly cancelled: boolean
  readonly last: string
  readonly may: readonly string[]
}
export interface MessageRow {
  readonly openid: string
  readonly at: number
  readonly title: string
  readonly data: Readonly<Record<string, string>>
}

export function element(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id}`)
  return found
}

/** China time, which has no summer time. */
export const china = (at: number): Date => new Date(at + 8 * 3_600_000)
export const clockText = (at: number): string => china(at).toISOString().slice(11, 16)

import type { Maker } from './makers'

/** The console's calls: twins under /twin, the run itself under /desk. */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
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
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Where its tap leads. */
  readonly page?: string
}
export interface UnsentRow {
  readonly openid: string
  readonly at: number
  readonly title: string
  readonly errcode: number
}
export interface MallOrderRow {
  readonly orderNo: string
  readonly openid: string
  readonly status: string
  readonly placedAt: number
  readonly name: string
  readonly detail: string
  readonly goods: readonly string[]
}
export type ActKind = 'refund' | 'address' | 'urge'
export interface ActRow {
  readonly at: number
  readonly orderNo: string
  readonly openid: string
  readonly kind: ActKind
  readonly told: 'waiting' | 'taken' | 'lost'
}

export function element(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

export function button(className: string, text: string, onTap: () => void): HTMLButtonElement {
  const made = element('button', className, text) as HTMLButtonElement
  made.onclick = onTap
  return made
}

export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id}`)
  return found
}

/** Draws only what has changed: what a person is about to tap does not move under the hand. */
export function drawOnce(id: string, state: unknown, draw: () => readonly HTMLElement[]): void {
  const box = byId(id)
  const now = JSON.stringify(state)
  if (box.dataset['drawn'] === now) return
  box.dataset['drawn'] = now
  box.replaceChildren(...draw())
}

/** China time, which has no summer time. */
export const china = (at: number): Date => new Date(at + 8 * 3_600_000)
export const clockText = (at: number): string => china(at).toISOString().slice(11, 16)
export const secondsText = (at: number): string => china(at).toISOString().slice(11, 19)

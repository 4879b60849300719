import { actDone } from './buyer-acts'
import { icon } from './icon'
import {
  ask,
  byId,
  clockText,
  drawOnce,
  element,
  type ActRow,
  type MallOrderRow,
  type MessageRow,
  type UnsentRow,
} from './wire'

const SHOP = '拾光衣橱'
const SHOWN = 60
const CODES: Readonly<Record<number, string>> = { 43101: '买家没有订阅' }

const select = () => byId('buyer') as HTMLSelectElement
let buyers: readonly string[] = []

interface Entry {
  readonly at: number
  readonly box: HTMLElement
}

/** The phone page of a buyer, where he stands at `page`. */
export const buyerPage = (openid: string, page = 'sub/buyer/parcels/index'): string =>
  `/app/?as=${openid}#/${page.replace(/^\//, '')}`

function factsOf(facts: readonly (readonly [string, string])[]): HTMLElement {
  const list = element('dl')
  for (const [name, value] of facts) list.append(element('dt', '', name), element('dd', '', value))
  return list
}

function message({ at, openid, title, facts, page }: MessageRow): Entry {
  const box = element('div', 'message')
  box.append(element('small', '', `${SHOP}　服务通知`), element('b', '', title), factsOf(facts))
  if (page !== undefined) {
    const link = element('a', 'link', page.includes('fix-address') ? '去补地址' : '看包裹') as HTMLAnchorElement
    link.href = buyerPage(openid, page)
    link.target = 'phone-buyer'
    link.append(icon('right'))
    box.append(link)
  }
  return { at, box }
}

function unsent({ at, title, errcode }: UnsentRow, name: string): Entry {
  const box = element('div', 'message failed')
  const head = element('b')
  head.append(icon('stop'), `${errcode} ${CODES[errcode] ?? ''}`)
  box.append(element('small', '', '没送到'), head, factsOf([['给', `${name}，${title}`]]))
  return { at, box }
}

/** One word for each buyer, newest news first. */
function drawChoice(known: readonly string[], nameOf: (openid: string) => string) {
  if (known.join() === buyers.join()) return
  const kept = select().value
  buyers = known
  select().replaceChildren(...known.map((openid) => new Option(nameOf(openid), openid)))
  if (known.includes(kept)) select().value = kept
}

/** The WeChat of one buyer: what arrived, what did not, and what he did; oldest first. */
export async function drawMessages(): Promise<void> {
  const [messages, failed, orders, acts] = await Promise.all([
    ask<MessageRow[]>('/twin/wechat/messages'),
    ask<UnsentRow[]>('/twin/wechat/unsent'),
    ask<MallOrderRow[]>('/twin/mall/orders'),
    ask<ActRow[]>('/twin/mall/acts'),
  ])
  const names = new Map(orders.map(({ openid, name }) => [openid, name]))
  const nameOf = (openid: string) => names.get(openid) || `买家 ${openid.slice(-4)}`
  const news = [...messages, ...failed, ...acts].sort((a, b) => b.at - a.at).map(({ openid }) => openid)
  drawChoice([...new Set([...news, ...orders.map(({ openid }) => openid)])].slice(0, SHOWN), nameOf)
  const openid = select().value
  const link = byId('open-buyer') as HTMLAnchorElement
  link.href = buyerPage(openid)
  const his = <T extends { openid: string }>(rows: readonly T[]) => rows.filter((row) => row.openid === openid)
  const own = { messages: his(messages), failed: his(failed), acts: his(acts) }
  drawOnce('messages', [openid, own], () => {
    const entries = [
      ...own.messages.map(message),
      ...own.failed.map((row) => unsent(row, nameOf(openid))),
      ...own.acts.map((row) => ({ at: row.at, box: actDone(row) })),
    ].sort((a, b) => a.at - b.at)
    if (entries.length === 0) return [element('p', 'empty', '还没有收到消息')]
    return entries.flatMap(({ at, box }, index) => {
      const time = clockText(at)
      const before = entries[index - 1]
      return before && clockText(before.at) === time ? [box] : [element('div', 'time', time), box]
    })
  })
}

export const chosenBuyer = (): string => select().value

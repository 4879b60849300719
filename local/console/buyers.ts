import { ask, byId, clockText, element, type MessageRow } from './wire'

const select = () => byId('buyer') as HTMLSelectElement
let buyers: readonly string[] = []

function card(message: MessageRow): HTMLElement[] {
  const box = element('div', 'message')
  box.append(element('small', '', '拾光衣橱'), element('b', '', message.title))
  const facts = element('dl')
  for (const [name, value] of Object.entries(message.data))
    facts.append(element('dt', '', name), element('dd', '', value))
  box.append(facts)
  return [element('div', 'time', clockText(message.at)), box]
}

/** The WeChat of one buyer: what arrived, oldest first. */
export async function drawMessages(): Promise<void> {
  const messages = await ask<MessageRow[]>('/twin/wechat/messages')
  const payments = await ask<{ openid: string }[]>('/twin/wechat/payments')
  const known = [
    ...new Set([...messages.map(({ openid }) => openid).reverse(), ...payments.map(({ openid }) => openid)]),
  ].slice(0, 60)
  if (known.join() !== buyers.join()) {
    const kept = select().value
    buyers = known
    select().replaceChildren(
      ...known.map((openid, index) => new Option(`买家 ${index + 1} · ${openid.slice(-4)}`, openid)),
    )
    if (known.includes(kept)) select().value = kept
  }
  const openid = select().value
  const link = byId('open-buyer') as HTMLAnchorElement
  link.href = `/app/?as=${openid}#/sub/buyer/parcels/index`
  const own = messages.filter((message) => message.openid === openid)
  byId('messages').replaceChildren(...(own.length > 0 ? own.flatMap(card) : [element('p', 'empty', '还没有收到消息')]))
}

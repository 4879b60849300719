import { marked } from './icon'
import { ask, button, byId, element, type ActKind, type ActRow, type MallOrderRow } from './wire'

const WORDS: Readonly<Record<ActKind, string>> = { urge: '催发货', address: '改地址', refund: '申请退款' }
const TOLD = { waiting: '商城在告诉发货台', taken: '发货台收到了', lost: '没送到发货台' } as const
const tailOf = (orderNo: string) => `尾号 ${orderNo.slice(-4)}`

/** What he did, on his side of the talk, and whether the desk has heard of it. */
export function actDone({ kind, orderNo, told }: ActRow): HTMLElement {
  const box = element('div', 'act')
  const look = { waiting: 'wait', taken: 'done', lost: 'stop' } as const
  box.append(
    element('b', '', `${WORDS[kind]}，${tailOf(orderNo)}`),
    marked(told === 'lost' ? 'bad' : 'soft', look[told], TOLD[told]),
  )
  return box
}

interface Wish {
  readonly kind: ActKind
  readonly openid: string
  readonly done: () => Promise<void>
}

const sheet = () => byId('picker')
export const closePicker = (): void => sheet().replaceChildren()

async function tell({ kind, done }: Wish, body: { readonly orderNo: string; readonly detail?: string }) {
  await ask(`/twin/mall/${kind}`, body)
  closePicker()
  await done()
}

/** Where the desk has asked for the address, he is led to that page; else he writes another into the mall. */
async function newAddress(wish: Wish, order: MallOrderRow): Promise<void> {
  const { needsAddress } = await ask<{ needsAddress: string[] }>('/desk/buyer', { openid: wish.openid })
  const asked = needsAddress.find((orderId) => orderId.endsWith(`_${order.orderNo}`))
  if (asked !== undefined) {
    closePicker()
    window.open(`/app/?as=${wish.openid}#/sub/buyer/fix-address/index?id=${asked}`, 'phone-buyer')
    return
  }
  const field = element('textarea') as HTMLTextAreaElement
  field.value = order.detail
  field.id = 'new-address'
  field.setAttribute('aria-label', '新地址')
  const send = button('go', `改 ${tailOf(order.orderNo)} 的地址`, () => {
    if (field.value.trim() !== '') void tell(wish, { orderNo: order.orderNo, detail: field.value.trim() })
  })
  send.id = 'send-address'
  sheet().replaceChildren(field, send)
}

const act = (wish: Wish, order: MallOrderRow) =>
  wish.kind === 'address' ? newAddress(wish, order) : tell(wish, { orderNo: order.orderNo })

/** What he has bought and not asked back; with several he says which. */
async function begin(wish: Wish): Promise<void> {
  const all = await ask<MallOrderRow[]>('/twin/mall/orders')
  const orders = all.filter(({ openid, status }) => openid === wish.openid && status === 'paid')
  const [first, ...more] = orders
  if (!first) return sheet().replaceChildren(element('p', 'soft', '他没有能改的单'))
  if (more.length === 0) return act(wish, first)
  sheet().replaceChildren(
    element('p', 'soft', `${WORDS[wish.kind]}，哪一单`),
    ...orders.map((order) =>
      button('order', `${tailOf(order.orderNo)}　${order.goods[0] ?? ''}`, () => void act(wish, order)),
    ),
  )
}

/** The three buttons under the talk; each tap begins anew. */
export function offerActs(chosen: () => string, done: () => Promise<void>): void {
  for (const kind of ['urge', 'address', 'refund'] as const) {
    byId(`act-${kind}`).onclick = () => {
      closePicker()
      void begin({ kind, openid: chosen(), done })
    }
  }
}

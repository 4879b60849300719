import type { ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import type { PlatformStatus } from '@shared/order/order'
import { judgeFile, type Judged } from '../cloudfunctions/import/judge'
import type { Answer, Cloud } from './cloud'
import { LOCAL_OWNER_CODE } from './environment'
import { SANDBOX } from './partners/settings'

/** Who may be played locally; the phone page takes one by `?as=`. */
export const PERSONAS = { owner: 'oLocalOwner0000000000000001', packer: 'oLocalPacker000000000000002' } as const

export function must<T>(answer: Answer<T>, what: string): T {
  if (!answer.ok) throw new Error(`${what} was refused: ${answer.refusal} ${answer.detail ?? ''}`)
  return answer.value
}

const COURIERS = [
  { courier: 'zto', label: '中通 月结', fields: SANDBOX.kdniao.accounts.ZTO, pickupAt: 20 * 60 },
  { courier: 'yto', label: '圆通 月结', fields: SANDBOX.kdniao.accounts.YTO, pickupAt: 20 * 60 + 30 },
  { courier: 'sf', label: '顺丰 月结', fields: SANDBOX.kdniao.accounts.SF, pickupAt: 21 * 60 },
] as const

/** Opens the demo shop as its owner would on the settings pages. */
export async function openDemoShop(cloud: Cloud): Promise<void> {
  const owner = <T>(name: string, input: object) =>
    cloud.api<T>(PERSONAS.owner, name, input).then((answer) => must(answer, name))
  const me = await owner<{ role: string }>('session.me', {})
  if (me.role === 'owner') return
  await owner('staff.claim', { code: LOCAL_OWNER_CODE, name: '林芳' })
  await owner('shop.save', { name: '拾光衣橱', shipWithinHours: 48, pickBeforePack: true, autoMerge: false })
  await owner('sender.save', {
    name: '拾光衣橱',
    phone: '13900002021',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '五常街道联胜路10号3幢',
  })
  for (const courier of COURIERS) await owner('courier.save', { ...courier, on: true })
  for (const [index, printer] of SANDBOX.kuaimai.printers.entries())
    await owner('printer.add', {
      driver: 'kuaimai',
      sn: printer.sn,
      fields: { deviceKey: printer.deviceKey },
      label: index === 0 ? '前台快麦' : `${index + 1} 号快麦`,
    })
  const { token } = await owner<{ token: string }>('staff.invite', { role: 'packer' })
  must(await cloud.api(PERSONAS.packer, 'staff.join', { token, name: '陈立' }), 'staff.join')
}

/** What our own reader finds in a file, whatever its format and headings; a refused file is an error in words. */
export async function readFile(kind: 'orders' | 'products', file: { name: string; bytes: Buffer }): Promise<Judged> {
  const judged = await judgeFile({ fileName: file.name, kind, bytes: file.bytes })
  if (!judged.ok) throw new Error(`${file.name} is refused: ${judged.refusal} ${judged.detail ?? ''}`.trim())
  return judged.value
}

const PAID: ReadonlySet<PlatformStatus> = new Set(['paid', 'refunding', 'refunded'])

type FileOrder = Extract<Judged['file'], { kind: 'orders' }>['items'][number]

/** An order as the mall has it, which exported the file. */
const mallOrder = (order: FileOrder, openid: string) => ({
  openid,
  orderNo: order.platformNo,
  status: order.status,
  placedAt: order.placedAt,
  ...(order.paidAt === undefined ? {} : { paidAt: order.paidAt }),
  receiver: order.receiver,
  lines: [...order.lines]
    .sort((a, b) => a.lineNo - b.lineNo)
    .map(({ sku, title, spec, ordered, refunding, refunded, paidFen }) => ({
      ...{ sku, title, spec, refunding, refunded, paidFen },
      quantity: ordered,
    })),
  buyerRemark: order.buyerRemark,
  sellerMemo: order.sellerMemo,
})

/**
 * WeChat's side of the same day: a payment for every paid order, an openid for every receiver; and the mall's, with their
 * buyers. What is no order table brings none, and what is known stays as it is.
 */
export async function seedPayments(cloud: Cloud, bytes: Buffer): Promise<number> {
  const judged = await judgeFile({ fileName: 'orders', kind: 'orders', bytes })
  if (!judged.ok || judged.value.file.kind !== 'orders') return 0
  const payments = judged.value.file.items.flatMap(({ platformNo, status, placedAt, lines, receiver, ...order }) => {
    const paidAt = order.paidAt ?? (PAID.has(status) ? placedAt : undefined)
    if (paidAt === undefined) return []
    return {
      outTradeNo: platformNo,
      buyer: `${receiver.phone} ${receiver.detail}`,
      amountFen: lines.reduce((sum, line) => sum + line.paidFen, 0),
      // no payment lies ahead: a file of another year is of this morning
      paidAt: Math.min(paidAt, Date.now()),
      description: lines[0]?.title ?? '',
    }
  })
  const paid = await cloud.twin<{ outTradeNo: string; openid: string }[]>('wechat', 'payments', payments)
  const openids = new Map(paid.map(({ outTradeNo, openid }) => [outTradeNo, openid]))
  const { items } = judged.value.file
  await cloud.twin(
    'mall',
    'orders',
    items.flatMap((order) => {
      const openid = openids.get(order.platformNo)
      return openid === undefined ? [] : [mallOrder(order, openid)]
    }),
  )
  return payments.length
}

/** Brings a file in by the import pages' own routes. */
export async function importFile(
  cloud: Cloud,
  kind: 'orders' | 'products',
  file: { name: string; bytes: Buffer },
): Promise<ImportAnswer> {
  const fileId = await cloud.upload(file.name, file.bytes)
  const ask = { requestId: `${kind}-${file.name}`.slice(0, 40).padEnd(8, '-'), fileId, fileName: file.name, kind }
  const preview = must(await cloud.api<ImportAnswer>(PERSONAS.owner, 'import.preview', ask), 'import.preview')
  if (preview.state === 'refused') return preview
  for (;;) {
    const now = must(await cloud.api<ImportAnswer>(PERSONAS.owner, 'import.run', { id: preview.id }), 'import.run')
    if (now.state !== 'running' && now.state !== 'preview') return now
  }
}

export interface ImportAnswer {
  readonly id: string
  readonly state: string
  readonly refusal?: string
  readonly orders: number
  readonly stored: number
  readonly problems: readonly {
    readonly row: number
    readonly column: string
    readonly reason: string
    readonly text: string
  }[]
}

/** Every order as the list shows it, page by page. */
export async function everyOrder(cloud: Cloud): Promise<OrderCardView[]> {
  const all: OrderCardView[] = []
  let cursor: string | undefined
  for (;;) {
    const answer = await cloud.api<ValueOf<'orderList'>>(PERSONAS.owner, 'order.list', cursor ? { cursor } : {})
    const { orders, cursor: next } = must(answer, 'order.list')
    all.push(...orders)
    if (!next) return all
    cursor = next
  }
}

import { everyOrder } from '../../local/demo'
import type { Cloud } from '../../local/cloud'

interface Numbers {
  readonly orders: readonly { readonly orderCode: string; readonly waybillNo: string; readonly state: string }[]
}
interface Paper {
  readonly copies: number
}
interface Wechat {
  readonly payments: readonly {
    readonly outTradeNo: string
    readonly uploads: number
    readonly reships: number
    readonly finished: boolean
  }[]
}

/** What differs between our books and the partners'; empty when nothing was lost, doubled or printed twice. */
export async function compareBooks(cloud: Cloud, expected: number): Promise<string[]> {
  const orders = await everyOrder(cloud)
  const numbers = await cloud.twin<Numbers>('kdniao', 'books')
  const paper = await cloud.twin<Paper>('kuaimai', 'books')
  const wechat = await cloud.twin<Wechat>('wechat', 'books')
  const live = numbers.orders.filter(({ state }) => state !== 'cancelled')
  const wrong: string[] = []
  const same = (what: string, theirs: number, ours: number) => {
    if (theirs !== ours) wrong.push(`${what}: ${theirs} there, ${ours} here`)
  }
  same('orders shipped', orders.filter(({ state }) => state === 'shipped').length, expected)
  same('live numbers', live.length, expected)
  same('different numbers', new Set(live.map(({ waybillNo }) => waybillNo)).size, live.length)
  same('numbers on orders', orders.filter(({ waybillTail }) => waybillTail).length, expected)
  same('sheets of paper', paper.copies, expected)
  same('payments shipped at WeChat', wechat.payments.filter(({ finished }) => finished).length, expected)
  same(
    'uploads',
    wechat.payments.reduce((sum, { uploads }) => sum + uploads, 0),
    expected,
  )
  same(
    're-ships',
    wechat.payments.reduce((sum, { reships }) => sum + reships, 0),
    0,
  )
  return wrong
}

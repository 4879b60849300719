import { findAll } from '@shared/audit/catalogue'
import type { Finding } from '@shared/audit/finding'
import type { OrderDoc } from '@shared/order/order'
import type { ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { changeOrder, listOrders } from '../repo/orders'
import { parcelsOf, settleOrder } from '../verbs/settle-order'

const HOUR_MS = 3_600_000
/** As many open orders as a page of the database holds, the most urgent first. */
const MOST = 1000

/** What the rules say of the time alone; every other question has its own occasion. */
function deadlineOf(order: OrderDoc, shop: ShopDoc, now: number): Finding | undefined {
  const nothing = { short: [], unknownSkus: [], badBarcodes: [], weightGrams: 0 }
  const asked = {
    order: { ...order, buyerRemark: '', sellerMemo: '' },
    now,
    place: { province: '', city: '', district: '' },
    shipping: { accounts: [], rules: [] },
    goods: nothing,
    unclean: [],
    neighbours: [],
    settings: shop.audit,
  }
  return findAll(asked).find(({ code }) => code === 'deadline')
}

const said = (finding: Finding | undefined) => finding && `${finding.severity} ${finding.reason}`

/** Time goes on while an order waits: tells those whose deadline has come near or passed since their audit. */
export async function watchDeadlines(books: Books, shop: ShopDoc): Promise<number> {
  const now = books.now()
  let told = 0
  for (const bucket of ['held', 'to-print'] as const) {
    const orders = await listOrders(books, shop._id, { bucket, limit: MOST })
    for (const order of orders) {
      if (order.shipBy > now + shop.audit.deadlineWithinHours * HOUR_MS) break
      const finding = deadlineOf(order, shop, now)
      const known = order.findings.find(({ code }) => code === 'deadline')
      if (order.auditedAt === undefined || said(known) === said(finding)) continue
      const findings = order.findings.filter(({ code }) => code !== 'deadline').concat(finding ?? [])
      const settled = settleOrder({ ...order, findings }, await parcelsOf(books, order))
      // a note stops nothing; what does is as new to a list as any audit's word
      const audited = finding && finding.severity !== 'note' ? { auditedAt: now } : {}
      if (await changeOrder(books, order, { findings, ...audited, ...settled })) told += 1
    }
  }
  return told
}

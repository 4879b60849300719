import { fillTemplate, readTemplate, type NoticeField } from '@shared/notice/template'
import type { OrderDoc } from '@shared/order/order'
import type { ShopDoc } from '@shared/shop/shop'
import { spendCredit } from '../../repo/credits'
import type { Answer, Opened, Work } from '../handler'

export interface Telling {
  readonly shop: ShopDoc
  readonly order: OrderDoc
  /** As the settings hold it; undefined: the account has no such template. */
  readonly template: string | undefined
  readonly values: Readonly<Partial<Record<NoticeField, string>>>
  readonly page: string
}

const NOT_SENT: Opened = { kind: 'answer', answer: { sent: false } }
export const wasSent = (answer: Answer): boolean => answer.sent !== false

/** One message to the buyer of an order, if it can be sent and he has allowed one; the credit is spent under the row's id. */
export async function openNotice(work: Work, rowId: string, telling: Telling): Promise<Opened> {
  const { shop, order, values, page } = telling
  const openid = order.payment?.openid
  const template = readTemplate(telling.template ?? '')
  if (!shop.sameApp || template.id === '' || openid === undefined) return NOT_SENT
  const key = { shopId: order.shopId, openid, templateId: template.id }
  if (!(await spendCredit(work, key, rowId.replaceAll('.', '-')))) return NOT_SENT
  const notice = { openid, templateId: template.id, page, data: fillTemplate(template, values) }
  return {
    kind: 'call',
    policy: work.notices.unknown.send,
    call: async (): Promise<Answer> => ({ sent: true, messageId: (await work.notices.send(notice)).messageId }),
  }
}

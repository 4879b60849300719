import { COURIERS } from '@shared/courier/couriers'
import type { Follow, Notice } from '@shared/ports/notice-channel'
import { z } from 'zod'
import { readAnswer } from '../../exchange'
import { MAX_GOODS, MAX_GOODS_NAME, WECHAT_NOTICES } from './units'

export function toMessage({ openid, templateId, page, data }: Notice, miniprogramState = 'formal'): object {
  const values = Object.entries(data).map(([keyword, value]) => [keyword, { value }] as const)
  return {
    touser: openid,
    template_id: templateId,
    page,
    miniprogram_state: miniprogramState,
    lang: 'zh_CN',
    data: Object.fromEntries(values),
  }
}

const sent = z.object({ msgid: z.union([z.string(), z.number()]).nullish() })

/** Not every account is told a message id: empty then. */
export const toMessageId = (answer: unknown): string => String(readAnswer(WECHAT_NOTICES, sent, answer).msgid ?? '')

export function toFollow(follow: Follow): object {
  return {
    openid: follow.openid,
    receiver_phone: follow.receiverPhone,
    waybill_id: follow.waybillNo,
    delivery_id: COURIERS[follow.courier].wechat,
    trans_id: follow.transactionId,
    order_detail_path: follow.page,
    goods_info: {
      detail_list: follow.goods.slice(0, MAX_GOODS).map(({ title, pictureUrl }) => ({
        goods_name: Array.from(title).slice(0, MAX_GOODS_NAME).join(''),
        goods_img_url: pictureUrl,
      })),
    },
  }
}

const followed = z.object({ waybill_token: z.string().min(1) })

export const toWaybillToken = (answer: unknown): string => readAnswer(WECHAT_NOTICES, followed, answer).waybill_token

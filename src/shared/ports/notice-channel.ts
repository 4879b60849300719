import type { CourierKey } from '../courier/courier-key'
import type { RateLimit, UnknownPolicy } from './provider-error'

export interface Notice {
  readonly openid: string
  readonly templateId: string
  /** Path of the buyer's page that the message opens. */
  readonly page: string
  /** Keyword name -> value, already within the channel's value rules. */
  readonly data: Readonly<Record<string, string>>
}

export interface Follow {
  readonly openid: string
  readonly waybillNo: string
  readonly courier: CourierKey
  readonly receiverPhone: string
  readonly transactionId: string
  readonly goods: readonly { readonly title: string; readonly pictureUrl: string }[]
  readonly page: string
}

export interface NoticeChannelPort {
  readonly id: string
  /** A message may be missed, never doubled. */
  readonly unknown: { readonly send: UnknownPolicy; readonly follow: UnknownPolicy }
  readonly limits: readonly RateLimit[]
  send(notice: Notice): Promise<{ readonly messageId: string }>
  /** 物流消息: the platform itself then tells the buyer of each step. */
  followWaybill(follow: Follow): Promise<{ readonly waybillToken: string }>
}

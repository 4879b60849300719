import type { CourierKey } from '../courier/courier-key'
import type { RateLimit, UnknownPolicy } from './provider-error'

export interface LiveParcel {
  readonly waybillNo: string
  /** The carrier as the platform shows it: a code, or (seen live) a Chinese name. */
  readonly carrier: string
}

/** A payment as the platform knows it now. */
export interface LivePayment {
  readonly tradeNo: string
  readonly transactionId: string
  readonly openid: string
  readonly paidFen: number
  readonly paidAt: number
  readonly state: 'to-ship' | 'shipped' | 'received' | 'done' | 'refunded' | 'settling'
  readonly inComplaint: boolean
  readonly shipping: {
    readonly mode: 'none' | 'unified' | 'split'
    readonly finished: boolean
    readonly finishCount: 0 | 1 | 2
    readonly parcels: readonly LiveParcel[]
  }
}

export interface UploadParcel {
  readonly waybillNo: string
  readonly courier: CourierKey
  /** At most 120 characters, e.g. 抱枕*1. */
  readonly goods: string
  /** Needed by SF: masked with the last four digits clear. */
  readonly receiverPhoneMasked: string
}

export interface ShippingUpload {
  readonly payment: { readonly transactionId: string; readonly openid: string }
  readonly mode: 'unified' | 'split'
  readonly allDelivered: boolean
  readonly parcels: readonly UploadParcel[]
  readonly uploadedAt: number
}

/** Where orders come from and where shipping goes back to. WeChat's 发货信息管理 is the first. */
export interface OrderSourcePort {
  readonly id: string
  readonly unknown: { readonly upload: UnknownPolicy }
  readonly limits: readonly RateLimit[]
  /** `not-found` may be lag: WeChat shows a payment up to 10 minutes late. */
  live(tradeNo: string): Promise<LivePayment>
  /** By time of payment. */
  list(query: {
    readonly from: number
    readonly to: number
    readonly cursor?: string
    /** Only payments in this state. */
    readonly state?: LivePayment['state']
  }): Promise<{ readonly payments: readonly LivePayment[]; readonly cursor?: string }>
  upload(upload: ShippingUpload): Promise<void>
  carriers(): Promise<readonly { readonly id: string; readonly name: string }[]>
}

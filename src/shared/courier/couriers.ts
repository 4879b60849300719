import type { CourierKey } from './courier-key'

export interface CourierFacts {
  /** Short name on screens, full name on labels. */
  readonly short: string
  readonly name: string
  /** 快递鸟 ShipperCode. */
  readonly kdniao: string
  /** WeChat delivery id of open_msg/get_delivery_list, used by upload_shipping_info and follow_waybill. */
  readonly wechat: string
  readonly hotline: string
}

/**
 * The one table of couriers. Codes: 快递鸟 ShipperCode list; WeChat get_delivery_list (物流助手 and 微信小店 have code
 * spaces of their own: never pass one space's code to another).
 */
export const COURIERS: Readonly<Record<CourierKey, CourierFacts>> = {
  sf: { short: '顺丰', name: '顺丰速运', kdniao: 'SF', wechat: 'SF', hotline: '95338' },
  zto: { short: '中通', name: '中通快递', kdniao: 'ZTO', wechat: 'ZTO', hotline: '95311' },
  yto: { short: '圆通', name: '圆通速递', kdniao: 'YTO', wechat: 'YTO', hotline: '95554' },
  sto: { short: '申通', name: '申通快递', kdniao: 'STO', wechat: 'STO', hotline: '95543' },
  yunda: { short: '韵达', name: '韵达速递', kdniao: 'YD', wechat: 'YD', hotline: '95546' },
  jtsd: { short: '极兔', name: '极兔速递', kdniao: 'JTSD', wechat: 'JTSD', hotline: '956025' },
  ems: { short: 'EMS', name: '邮政特快', kdniao: 'EMS', wechat: 'EMS', hotline: '11183' },
  yzpy: { short: '邮政', name: '邮政快递包裹', kdniao: 'YZPY', wechat: 'YZPY', hotline: '11183' },
  jd: { short: '京东', name: '京东物流', kdniao: 'JD', wechat: 'JD', hotline: '950616' },
  dbl: { short: '德邦', name: '德邦快递', kdniao: 'DBL', wechat: 'DBL', hotline: '95353' },
}

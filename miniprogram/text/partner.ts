import { driverInfo } from '@shared/printer/drivers'

/** Partners by the names that people know; a maker of printers has its own. */
const PARTNERS: Readonly<Record<string, string>> = { wechat: '微信', kdniao: '快递鸟', desk: '发货台' }
export const partnerName = (key: string): string => PARTNERS[key] ?? driverInfo(key)?.name ?? key

/** 快递鸟代码 106: what its own support asks for. */
export const partnerCode = (provider: string, code: string): string =>
  provider === '' || code === '' ? partnerName(provider) : `${partnerName(provider)}代码 ${code}`

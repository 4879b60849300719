import type { ProviderFailure } from '@shared/ports/provider-error'
import { driverInfo } from '@shared/printer/drivers'

/** Partners by the names that people know; a maker of printers has its own. */
const PARTNERS: Readonly<Record<string, string>> = { wechat: '微信', kdniao: '快递鸟', desk: '发货台' }
export const partnerName = (key: string): string => PARTNERS[key] ?? driverInfo(key)?.name ?? key

/** 快递鸟代码 106: what its own support asks for. */
export const partnerCode = (provider: string, code: string): string =>
  provider === '' || code === '' ? partnerName(provider) : `${partnerName(provider)}代码 ${code}`

const FAILURES: Readonly<Record<ProviderFailure, string>> = {
  invalid: '填的不对',
  auth: '账号或密钥不对',
  balance: '余额或单号用完了',
  rejected: '对方不收',
  'not-found': '对方查不到',
  throttled: '太快了',
  offline: '不在线',
  unavailable: '对方在忙',
  'no-answer': '对方没回话',
}
export const failureWord = (failure: string) => FAILURES[failure as ProviderFailure] ?? failure

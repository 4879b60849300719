import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { KDNIAO } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/** ResultCode of 1007 and of the query family. 105 is "something else": its text decides. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '101': ['invalid', 'order'],
  '102': ['invalid', 'order'],
  '103': ['invalid', 'order'],
  '104': ['auth', 'account'],
  '106': ['rejected', 'order'],
  '401': ['invalid', 'order'],
  '402': ['invalid', 'order'],
  '403': ['invalid', 'order'],
  '404': ['invalid', 'order'],
  '405': ['throttled', 'account'],
}

/** Reason texts, first match wins. A courier's own time-out may hide an issued number, so it is no-answer, never unavailable. */
const BY_TEXT: readonly (readonly [RegExp, Verdict])[] = [
  [/核实ID和key|没有可用套餐|未开通/, ['auth', 'account']],
  [/余额不足|余量不足|单号不足|单号数量不足|没有可用的?单号|欠费|套餐.*(?:用完|过期)/, ['balance', 'account']],
  [/超区|服务范围|派送范围|收派范围|停发|无法(?:派送|送达|到达)|不(?:可|能)派送/, ['rejected', 'order']],
  [/频繁|频率|限流|并发|超(?:出|过).*次数|次数.*超/, ['throttled', 'account']],
  [/超时|系统异常|timeout/i, ['no-answer', 'order']],
  [/繁忙|稍后|维护/, ['unavailable', 'order']],
  [/客户号|客户编码|商家代码|商家编码|月结|账号|密码|密钥|网点|授权|签约/, ['auth', 'account']],
  [/(?:订单|运单|单号).*(?:不存在|未找到)/, ['not-found', 'order']],
]

/** The text of 104 and 105 says more than the code; the other codes are plain. */
function verdictOf(code: string, text: string): Verdict {
  const plain = BY_CODE[code]
  if (plain && code !== '104') return plain
  const told = BY_TEXT.find(([words]) => words.test(text))
  return told?.[1] ?? plain ?? ['rejected', 'order']
}

export function kdniaoError(providerCode: string, providerText: string): ProviderError {
  const [failure, scope] = verdictOf(providerCode, providerText)
  return new ProviderError({ provider: KDNIAO, failure, scope, providerCode, providerText })
}

/** Refused by ourselves, before a call: the partner would refuse it too, or worse, print it cut. */
export const unfit = (what: string, scope: RefusalScope): ProviderError =>
  new ProviderError({
    provider: KDNIAO,
    failure: scope === 'account' ? 'auth' : 'invalid',
    scope,
    providerCode: `unfit:${what}`,
  })

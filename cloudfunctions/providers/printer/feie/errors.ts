import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { FEIE } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/**
 * No full list of codes is published, and one code was seen with different texts (-2 is both a bad parameter and an account
 * that is not registered), so the text is read first. An account here is one printer.
 */
const BY_TEXT: readonly (readonly [RegExp, Verdict])[] = [
  [/频繁|频率|过快/, ['throttled', 'account']],
  [/打印机.*(用户|帐号|账号).*不匹配|打印机.*(未注册|未添加|不存在|无权)/, ['auth', 'account']],
  [/签名|(帐号|账号|用户).*(未注册|不存在|错误)|IP/, ['auth', 'shop']],
  [/字节|内容|参数|格式/, ['invalid', 'order']],
]
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '-2': ['invalid', 'order'],
  '1001': ['invalid', 'order'], // date
  '1002': ['auth', 'account'], // the printer belongs to somebody else
}
/** A refusal that neither table knows says nothing about whether a sheet comes out: nobody knows. */
const STRANGE: Verdict = ['no-answer', 'order']

export function feieError(providerCode: string, providerText: string): ProviderError {
  const byText = BY_TEXT.find(([words]) => words.test(providerText))?.[1]
  const [failure, scope] = byText ?? BY_CODE[providerCode] ?? STRANGE
  const retry = failure === 'throttled' ? { retryAfterMs: 1000 } : {}
  return new ProviderError({ provider: FEIE, failure, scope, providerCode, providerText, ...retry })
}

import { ProviderError } from './provider-error'

const CODE = 'no-setting:'

/** The code of a refusal for want of settings, and the names in such a code. */
export const codeOfMissing = (names: readonly string[]): string => CODE + names.join(',')
export const namesOfMissing = (code: string): string | undefined =>
  code.startsWith(CODE) ? code.slice(CODE.length) : undefined

/** Nothing was sent: the functions' settings lack what the call needs. The account waits, for its next call would lack it, too. */
export const missingSetting = (names: readonly string[]): ProviderError =>
  new ProviderError({ provider: 'desk', failure: 'invalid', scope: 'shop', providerCode: codeOfMissing(names) })

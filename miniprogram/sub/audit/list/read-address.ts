import { liteDivisions } from '@shared/address/data/lite'
import { createAddressEngine, type AddressEngine } from '@shared/address/engine'
import type { AddressFindingCode, AddressResult } from '@shared/address/types'
import { callApi } from '../../../services/api'

let engine: AddressEngine | undefined
/** Made at the first paste; the data lies in this sub-package and is loaded with it. */
const lite = (): AddressEngine => (engine ??= createAddressEngine(liteDivisions))

/** Streets are known in the cloud only: they settle what the phone cannot. */
const CLOUD_MAY_KNOW: readonly AddressFindingCode[] = [
  'missing-region',
  'missing-district',
  'ambiguous-district',
  'contradiction',
]
type Read = Pick<AddressResult, 'name' | 'phone' | 'extension' | 'province' | 'city' | 'district' | 'detail'> & {
  readonly verdict: AddressResult['verdict']
  readonly messages: readonly string[]
}

const readOf = (result: AddressResult): Read => ({
  ...result,
  messages: result.findings.map(({ message }) => message),
})

/** Reads a pasted text on the phone, and asks the cloud only for what streets can settle; without a network the phone's word stands. */
export async function readAddress(text: string): Promise<Read> {
  const here = lite().parse(text)
  const unsettled = here.verdict === 'ask' && here.findings.some(({ code }) => CLOUD_MAY_KNOW.includes(code))
  if (!unsettled) return readOf(here)
  const answer = await callApi('addressCheck', { text })
  return answer.ok ? answer.value : readOf(here)
}

import { takeReceiptOfSend } from '../verbs/receipts'
import { forged, type Sender } from './sender'

const DRIVER = 'kuaidi100'

/** Receipts of 快递100 come to an address that names the copy. A repeat moves nothing. */
export const kuaidi100Sender: Sender = async ({ query, rawBody }, inbound) => {
  const receipt = inbound.kuaidi100.parse(query, rawBody)
  if (!receipt) return forged(inbound, DRIVER)
  await takeReceiptOfSend(inbound, { driver: DRIVER, ...receipt })
  return { status: 200, ...inbound.kuaidi100.answer() }
}

import type { PrintReceiptPush } from '@shared/ports/printer'
import { takeReceipt } from '../verbs/receipts'
import { forged, type Inbound, type Sender } from './sender'

/** Print receipts of one maker. Clouds repeat them, and a repeat moves nothing. */
export const printReceipts =
  (driver: string, readerOf: (inbound: Inbound) => PrintReceiptPush): Sender =>
  async (request, inbound) => {
    const reader = readerOf(inbound)
    const push = reader.parse(request.rawBody)
    if (!push) return forged(inbound, driver)
    for (const job of push.jobs) await takeReceipt(inbound, { driver, ...job })
    return { status: 200, ...reader.answer() }
  }

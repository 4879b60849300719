import type { PrintReceiptPush } from '@shared/ports/printer'
import { takeReceipts } from '../verbs/take-receipt'
import type { Sender } from './sender'

/** Print receipts, each sent up to three times. */
export const kuaimaiSender =
  (push: PrintReceiptPush): Sender =>
  (desk, request) => {
    const heard = push.parse(request.body)
    if (!heard) return { kind: 'forged' }
    return {
      kind: 'event',
      eventId: heard.eventId,
      work: () => takeReceipts(desk, heard.jobs),
      reply: { status: 200, ...push.answer() },
    }
  }

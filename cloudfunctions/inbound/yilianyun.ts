import { printReceipts } from './print-receipts'
import type { Sender } from './sender'

const receipts = printReceipts('yilianyun', ({ yilianyun }) => yilianyun)

/** Before it pushes to an address, 易联云 tries it by a GET, which wants the same answer. */
export const yilianyunSender: Sender = async (request, inbound) =>
  request.method === 'GET' ? { status: 200, ...inbound.yilianyun.answer() } : receipts(request, inbound)

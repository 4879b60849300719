import type { PrinterAccount, PrinterCondition, PrinterPort } from '@shared/ports/printer'
import { beforeSending } from '../../before-sending'
import type { ProviderTools } from '../../tools'
import { eachStatus } from '../each-status'
import { createKuaidi100Client, type Kuaidi100Settings, type Reply } from './client'
import { kuaidi100Error, ownRefusal } from './errors'
import { toCondition, toJobId, toOrder } from './mapper'
import { KUAIDI100, LIMITS, UNKNOWN } from './units'

export type { Kuaidi100Settings } from './client'
export { createKuaidi100ReceiptPush } from './push'

/** Key and signature concern every device; any other no to a question leaves the answer open. */
function answered({ ok, code, text, data }: Reply): PrinterCondition {
  if (ok) return toCondition(data)
  const error = kuaidi100Error(code, text)
  if (error.trouble.failure === 'auth') throw error
  return 'unknown'
}

/** 快递100 云打印: a picture or PDF to a box that any printer may be behind. */
export function createKuaidi100Printer(tools: ProviderTools<Kuaidi100Settings>): PrinterPort {
  const ask = createKuaidi100Client(tools)
  const condition = async ({ sn }: PrinterAccount) => answered(await ask('devstatus', { siid: sn }))
  return {
    id: KUAIDI100,
    can: { raw: false, picture: true, markup: false, expiry: false, cancel: 'none', keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    /** Devices are tied to the account in 快递100's console; here it is only seen whether this one is. */
    async bind({ sn }) {
      const reply = await ask('devstatus', { siid: sn })
      if (answered(reply) === 'unknown' && (reply.code === '400' || reply.code === '500'))
        throw ownRefusal(['auth', 'account'], reply.code, reply.text)
    },
    status: (printers) =>
      eachStatus(printers, async (printer) => ({ condition: await condition(printer), waiting: 0 })),
    async print(job) {
      const { param, file } = toOrder(job, tools.settings)
      // an order for a device that is away waits there without an expiry and cannot be taken back
      if ((await beforeSending(condition(job.printer))) === 'offline')
        throw ownRefusal(['offline', 'account'], 'offline')
      const { ok, code, text, data } = await ask('imgOrder', param, file)
      if (!ok) throw kuaidi100Error(code, text)
      return { jobId: toJobId(data) }
    },
    /** There is nothing to ask: receipts come by push. */
    jobs: async () => ({}),
    cancel: async () => ({ jobIds: [], kept: 'no-cancel' }),
  }
}

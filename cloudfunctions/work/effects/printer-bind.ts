import { isCondition, type PrinterAccount, type PrinterPort } from '@shared/ports/printer'
import { ProviderError, type UnknownPolicy } from '@shared/ports/provider-error'
import { canMove } from '@shared/kernel/states'
import { BIND_MOVES, type BindState } from '@shared/printer/bind-state'
import { bindOf } from '@shared/printer/printer-doc'
import type { PrinterDoc } from '@shared/shop/shop'
import type { Answer, PartnerHandler, Work } from '../handler'
import { applyToPrinter } from '../homes'
import { noteCondition } from '../printer-condition'
import { ourRefusal, UNDECLARED } from './own-words'

const DAY_MS = 86_400_000

/** Binding the same printer to the same account again is the same binding, so silence is answered by asking again. */
const policyOf = (declared: UnknownPolicy): UnknownPolicy => ({
  afterUnknown: 'repeat',
  keyLivesMs: DAY_MS,
  callTimeoutMs: declared.callTimeoutMs,
  settleAfterMs: 5000,
})

const become = (work: Work, id: string, to: { readonly bind: BindState; readonly rev: number }) =>
  applyToPrinter(work, id, (printer) =>
    printer.bindRev === to.rev && canMove<BindState>(BIND_MOVES, bindOf(printer), to.bind)
      ? { bind: to.bind }
      : undefined,
  )

/** How it is, seen at once: else nobody knows until the next round of care. That it is bound stands without it. */
async function firstLook(port: PrinterPort, account: PrinterAccount): Promise<Answer> {
  try {
    return { bound: true, ...(await port.status([account]))[account.id] }
  } catch (error) {
    if (error instanceof ProviderError) return { bound: true }
    throw error
  }
}

/** A new printer (or one with a new key) is bound to our account at its maker; its no is shown in the maker's words. */
export const printerBind: PartnerHandler<PrinterDoc> = {
  road: 'partner',
  asksAccount: true,
  policy: async (work, { doc }) => policyOf((await work.accounts.printer(doc._id))?.port.unknown ?? UNDECLARED),
  async open(work, { doc }) {
    const printer = await work.accounts.printer(doc._id)
    if (!printer) return { kind: 'refused', refusal: ourRefusal('printer-off') }
    const { port, account } = printer
    return {
      kind: 'call',
      policy: policyOf(port.unknown),
      call: () => port.bind(account).then(() => firstLook(port, account)),
    }
  },
  async apply(work, { doc, row, answer }) {
    const bound = await become(work, doc._id, { bind: 'bound', rev: row.n })
    const { condition, waiting } = answer
    if (bound && isCondition(condition) && typeof waiting === 'number')
      await noteCondition(work, bound, { condition, waiting })
  },
  refused: async (work, { doc, row }) => void (await become(work, doc._id, { bind: 'refused', rev: row.n })),
  person: async (work, { doc, row }) => void (await become(work, doc._id, { bind: 'refused', rev: row.n })),
}

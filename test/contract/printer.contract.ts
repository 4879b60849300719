import type { PrinterAccount, PrinterPort, PrintJob } from '@shared/ports/printer'
import { rawPage } from '../../cloudfunctions/providers/canned-page'
import { realPage } from '../support/print-page'
import { FAULT_FAILURES, troubleOf, type FaultBench, type KeyKind } from './bench'

export interface PrinterBench extends FaultBench {
  readonly port: PrinterPort
  readonly printer: PrinterAccount
  /** Lets the printer put out what it has. */
  run(): Promise<void>
  /** Sheets that have come out so far. */
  sheets(): Promise<number>
}

export const aJob = (printer: PrinterAccount, over: Partial<PrintJob> = {}): PrintJob => ({
  copyId: 'copy1',
  partnerKey: 'PCONTRACT0000000n1',
  printer,
  page: realPage(),
  expiresAt: Date.UTC(2030, 0, 1),
  ...over,
})

/** Every printer driver passes this, unchanged. */
export function testPrinter(name: string, create: (key: KeyKind) => Promise<PrinterBench>): void {
  describe(`printer: ${name}`, () => {
    it('binds a printer and tells its state by our id', async () => {
      const { port, printer } = await create('good')
      await port.bind(printer)
      expect(await port.status([printer])).toEqual({ [printer.id]: { condition: 'ready', waiting: 0 } })
    })

    it('takes a label for accepted first and for paper later', async () => {
      const { port, printer, run, sheets } = await create('good')
      await port.bind(printer)
      const { jobId } = await port.print(aJob(printer))
      expect(['waiting', 'delivered', 'unknown']).toContain((await port.jobs(printer, [jobId]))[jobId])
      await run()
      expect((await port.jobs(printer, [jobId]))[jobId]).toBe('printed')
      expect(await sheets()).toBe(1)
    })

    it('does not hide that nobody knows about a label whose answer was lost', async () => {
      const { port, printer, fail, run, sheets } = await create('good')
      await port.bind(printer)
      await fail('lost-answer')
      expect(await troubleOf(port.print(aJob(printer)))).toMatchObject({ failure: 'no-answer' })
      await run()
      expect(await sheets()).toBe(1)
      if (port.can.keyWindowMs === 0) expect(port.unknown.afterUnknown).toBe('person')
    })

    it.each(FAULT_FAILURES)('reads %s as %s and works again afterwards', async (fault, failure) => {
      const { port, printer, fail, heal } = await create('good')
      await port.bind(printer)
      await fail(fault)
      expect(await troubleOf(port.print(aJob(printer)))).toMatchObject({ provider: port.id, failure })
      await heal()
      expect((await port.print(aJob(printer))).jobId).not.toBe('')
    })

    it('blames the account, not the label, for a secret that is not accepted', async () => {
      const { port, printer } = await create('bad')
      const trouble = await troubleOf(port.print(aJob(printer)))
      expect(trouble.failure).toBe('auth')
      expect(trouble.scope).not.toBe('order')
    })

    it('refuses a label that is too large for the printer', async () => {
      const { port, printer } = await create('good')
      await port.bind(printer)
      const page = rawPage(new Uint8Array(200 * 1024))
      expect(await troubleOf(port.print(aJob(printer, { page })))).toMatchObject({ failure: 'invalid', scope: 'order' })
    })

    it('cancels the only label that waits', async () => {
      const { port, printer, run, sheets } = await create('good')
      if (!port.can.cancel) return
      await port.bind(printer)
      const { jobId } = await port.print(aJob(printer))
      await port.cancel(printer, jobId)
      await run()
      expect(await sheets()).toBe(0)
    })
  })
}

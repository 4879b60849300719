import type { JobCondition, PrinterAccount, PrinterPort, PrintJob, PrintPage } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { rawPage } from '../support/canned-page'
import { realPage } from '../support/print-page'
import { FAULT_FAILURES, troubleOf, type FaultBench, type KeyKind } from './bench'

export interface PrinterBench extends FaultBench {
  readonly port: PrinterPort
  readonly printer: PrinterAccount
  /** What it is asked to print, where a waybill is more than the printer can carry. */
  readonly page?: PrintPage
  /** What a receipt said of a job, where the partner cannot be asked. */
  told?(jobId: string): JobCondition | undefined
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

const wordOf = async ({ port, printer, told }: PrinterBench, jobId: string) =>
  told ? (told(jobId) ?? 'unknown') : (await port.jobs(printer, [jobId]))[jobId]

const jobFor = ({ printer, page }: PrinterBench) => aJob(printer, page ? { page } : {})

/** Every printer driver passes this, unchanged. */
export function testPrinter(name: string, create: (key: KeyKind) => Promise<PrinterBench>): void {
  describe(`printer: ${name}`, () => {
    it('binds a printer and tells its state by our id', async () => {
      const { port, printer } = await create('good')
      await port.bind(printer)
      expect(await port.status([printer])).toEqual({ [printer.id]: { condition: 'ready', waiting: 0 } })
    })

    it('takes a label for accepted first and for paper later', async () => {
      const bench = await create('good')
      const { port, printer, run, sheets } = bench
      await port.bind(printer)
      const { jobId } = await port.print(jobFor(bench))
      expect(['waiting', 'delivered', 'unknown']).toContain(await wordOf(bench, jobId))
      await run()
      expect(await wordOf(bench, jobId)).toBe('printed')
      expect(await sheets()).toBe(1)
    })

    it('does not hide that nobody knows about a label whose answer was lost', async () => {
      const bench = await create('good')
      const { port, printer, fail, run, sheets } = bench
      await port.bind(printer)
      await fail('lost-answer')
      expect(await troubleOf(port.print(jobFor(bench)))).toMatchObject({ failure: 'no-answer' })
      await run()
      expect(await sheets()).toBe(1)
      if (port.can.keyWindowMs === 0) expect(port.unknown.afterUnknown).toBe('person')
    })

    it('puts out no second label when it is asked again under the same key', async () => {
      const bench = await create('good')
      const { port, printer, fail, run, sheets } = bench
      if (port.unknown.afterUnknown !== 'repeat') return
      await port.bind(printer)
      await fail('lost-answer')
      await troubleOf(port.print(jobFor(bench)))
      // a cloud that does not give its first answer again may refuse: no label either way
      await port.print(jobFor(bench)).catch((error: unknown) => expect(error).toBeInstanceOf(ProviderError))
      await run()
      expect(await sheets()).toBe(1)
    })

    it.each(FAULT_FAILURES)('reads %s as %s and works again afterwards', async (fault, failure) => {
      const bench = await create('good')
      const { port, printer, fail, heal } = bench
      await port.bind(printer)
      await fail(fault)
      expect(await troubleOf(port.print(jobFor(bench)))).toMatchObject({ provider: port.id, failure })
      await heal()
      // another label: one that was sent before may be refused by its key
      expect((await port.print({ ...jobFor(bench), partnerKey: 'PCONTRACT0000000n2' })).jobId).not.toBe('')
    })

    it('blames the account, not the label, for a secret that is not accepted', async () => {
      const bench = await create('bad')
      const { port } = bench
      const trouble = await troubleOf(port.print(jobFor(bench)))
      expect(trouble.failure).toBe('auth')
      expect(trouble.scope).not.toBe('order')
    })

    it('refuses a label that is too large for the printer', async () => {
      const { port, printer } = await create('good')
      await port.bind(printer)
      const page = rawPage(new Uint8Array(200 * 1024))
      expect(await troubleOf(port.print(aJob(printer, { page })))).toMatchObject({ failure: 'invalid', scope: 'order' })
    })

    it('takes back what it can, and says of the rest that it cannot', async () => {
      const bench = await create('good')
      const { port, printer, run, sheets } = bench
      await port.bind(printer)
      const { jobId } = await port.print(jobFor(bench))
      const { jobIds } = await port.cancel(printer, [jobId])
      // a queue that can only be emptied is left alone while its printer prints
      expect(jobIds).toEqual(port.can.cancel === 'job' ? [jobId] : [])
      await run()
      expect(await sheets()).toBe(jobIds.length === 1 ? 0 : 1)
    })
  })
}

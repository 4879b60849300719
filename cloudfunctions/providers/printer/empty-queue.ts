import type { Cancelled, JobCondition, PrinterCondition } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'

interface Queue {
  readonly provider: string
  /** What the maker says of a job that was thrown away; some only know printed and not printed. */
  readonly goneAs: JobCondition
  status(): Promise<{ readonly condition: PrinterCondition; readonly waiting: number }>
  jobs(jobIds: readonly string[]): Promise<Readonly<Record<string, JobCondition>>>
  empty(jobIds: readonly string[]): Promise<unknown>
}

const IN_QUEUE: readonly (JobCondition | undefined)[] = ['waiting', 'delivered']
const STANDS_STILL: readonly PrinterCondition[] = ['offline', 'out-of-paper', 'open', 'jammed', 'disabled']

/**
 * For makers whose one way to take a job back is to empty the printer's queue: only while the printer stands still, or a label
 * may come out while it is cancelled, and only when nothing but these jobs waits there, or other people's labels would be lost.
 */
export async function emptyQueue(queue: Queue, jobIds: readonly string[]): Promise<Cancelled> {
  const before = await queue.jobs(jobIds)
  const ours = jobIds.filter((id) => IN_QUEUE.includes(before[id]))
  if (ours.length === 0) return { jobIds: [], kept: 'not-confirmed' }
  const { condition, waiting } = await queue.status()
  if (!STANDS_STILL.includes(condition)) return { jobIds: [], kept: 'still-printing' }
  if (waiting > ours.length) return { jobIds: [], kept: 'others-waiting' }
  if (waiting > 0) await queue.empty(ours)
  if ((await queue.status()).waiting > 0) {
    const { provider } = queue
    throw new ProviderError({ provider, failure: 'no-answer', scope: 'order', providerCode: 'still-waiting' })
  }
  const after = await queue.jobs(ours)
  return { jobIds: ours.filter((id) => after[id] === queue.goneAs), kept: 'not-confirmed' }
}

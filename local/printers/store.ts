import {
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { canMove } from '../../src/shared/kernel/states'
import { createFileJournal } from '../partners/journal'
import { isOver, LAN_JOB_MOVES, type LanJob, type LanJobState } from './job'

/** How long a key is known. The caller may ask again for a day; the rest is room for clocks that were put forward. */
export const KEY_LIVES_MS = 3 * 86_400_000

type JobEvent =
  | { readonly kind: 'accepted'; readonly job: LanJob }
  | { readonly kind: 'moved'; readonly id: string; readonly to: LanJobState; readonly at: number }

function replay(events: readonly JobEvent[]): Map<string, LanJob> {
  const jobs = new Map<string, LanJob>()
  for (const event of events) {
    if (event.kind === 'accepted') jobs.set(event.job.id, event.job)
    const job = event.kind === 'moved' ? jobs.get(event.id) : undefined
    if (job && event.kind === 'moved') jobs.set(job.id, { ...job, state: event.to, stateAt: event.at })
  }
  return jobs
}

/** What an end of this program left behind: what may have begun is in doubt, what is long over is forgotten. */
function afterRestart(jobs: Iterable<LanJob>, now: number): LanJob[] {
  return [...jobs]
    .map((job): LanJob => (job.state === 'sending' ? { ...job, state: 'in-doubt', stateAt: now } : job))
    .filter((job) => !isOver(job) || now - job.at < KEY_LIVES_MS)
}

/** Writes it so that not even a power cut leaves half of it under its name. */
function writeWhole(file: string, bytes: Uint8Array | string) {
  const fresh = `${file}.new`
  writeFileSync(fresh, bytes, { mode: 0o600, flush: true })
  renameSync(fresh, file)
}

export interface JobStore {
  get(id: string): LanJob | undefined
  byKey(key: string): LanJob | undefined
  /** Of one printer, in the order of arrival. */
  open(printer: string): readonly LanJob[]
  add(job: LanJob, bytes: Uint8Array): void
  bytes(id: string): Buffer
  /** False when the job cannot go there from where it is. */
  move(id: string, to: LanJobState, at: number): boolean
  close(): void
}

/**
 * Jobs in a folder: a journal of what happened, and a file of bytes for each job that is not over. Bytes are a receiver's name and
 * address: they go with the end of the job.
 */
export function openStore(folder: string, now: number): JobStore {
  const bytesDir = path.join(folder, 'bytes')
  mkdirSync(bytesDir, { recursive: true, mode: 0o700 })
  const journalFile = path.join(folder, 'jobs.jsonl')
  const before = replay(createFileJournal(journalFile).load() as readonly JobEvent[])
  const kept = afterRestart(before.values(), now)
  writeWhole(journalFile, kept.map((job) => `${JSON.stringify({ kind: 'accepted', job })}\n`).join(''))
  const jobs = new Map(kept.map((job) => [job.id, job]))
  const keys = new Map(kept.map((job) => [job.key, job.id]))
  const fileOf = (id: string) => path.join(bytesDir, `${id}.bin`)
  for (const { id } of [...before.values()].filter((job) => isOver(jobs.get(job.id) ?? { state: 'expired' })))
    rmSync(fileOf(id), { force: true })

  const journal = openSync(journalFile, 'a', 0o600)
  function record(event: JobEvent) {
    writeSync(journal, `${JSON.stringify(event)}\n`)
    fsyncSync(journal)
  }
  return {
    get: (id) => jobs.get(id),
    byKey: (key) => jobs.get(keys.get(key) ?? ''),
    open: (printer) => [...jobs.values()].filter((job) => job.printer === printer && !isOver(job)),
    add(job, bytes) {
      writeWhole(fileOf(job.id), bytes)
      record({ kind: 'accepted', job })
      jobs.set(job.id, job)
      keys.set(job.key, job.id)
    },
    bytes: (id) => readFileSync(fileOf(id)),
    move(id, to, at) {
      const job = jobs.get(id)
      if (!job || !canMove<LanJobState>(LAN_JOB_MOVES, job.state, to)) return false
      record({ kind: 'moved', id, to, at })
      jobs.set(id, { ...job, state: to, stateAt: at })
      if (isOver({ state: to })) rmSync(fileOf(id), { force: true })
      return true
    },
    close: () => closeSync(journal),
  }
}

import type { PrintForm } from './draw'

export type JobState = 'waiting' | 'printed' | 'failed' | 'cancelled' | 'expired'
export interface Job {
  readonly id: string
  readonly sn: string
  readonly at: number
  /** What the bytes are; TSPL when not said. */
  readonly form?: PrintForm
  /** The bytes, deflated, base64. */
  readonly content: string
  /** Of the bytes: the same job sent twice has the same. */
  readonly sha: string
  readonly sheets: number
  /** The caller's own key, where the partner takes one. */
  readonly key?: string
  /** Not printed any more from here on. */
  readonly expiresAt?: number
  /** Dropped when its printer goes offline. */
  readonly onlineOnly?: boolean
  /** Where the caller wants to hear of its end, and what that message is signed with. */
  readonly callback?: { readonly url: string; readonly salt: string }
  state: JobState
}

export interface Sheet {
  readonly id: number
  readonly sn: string
  readonly jobId: string
  /** Which sheet of its job, from 0. */
  readonly index: number
  readonly at: number
  readonly sha: string
  /** The same sheet came out before. */
  readonly twice: boolean
}

export interface Device {
  readonly sn: string
  readonly deviceKey: string
  readonly model: string
  online: boolean
  /** 0 ok, 1 cover open, 2 sticking paper, 3 out of paper. */
  deviceStatus: 0 | 1 | 2 | 3
  boundTo: string
  /** The head is free from here on. */
  freeAt: number
}

/** What a link led to. */
export type Fetched = Required<Pick<Job, 'form' | 'content' | 'sha' | 'sheets'>>

export type PrintEvent =
  | { kind: 'bound'; sn: string; appId: string }
  | { kind: 'device'; sn: string; online: boolean; deviceStatus: Device['deviceStatus']; at: number }
  | { kind: 'accepted'; job: Job }
  | ({ kind: 'fetched'; jobId: string } & Fetched)
  | { kind: 'printed'; jobId: string; at: number }
  | { kind: 'failed'; jobId: string }
  | { kind: 'cancelled' | 'expired'; jobIds: readonly string[] }
  | { kind: 'noted'; sha: string; note: string }

export function createPrintState(printers: readonly { sn: string; deviceKey?: string; model: string }[]) {
  const blank = { deviceKey: '', online: true, deviceStatus: 0 as const, boundTo: '', freeAt: 0 }
  return {
    devices: new Map(printers.map((printer): [string, Device] => [printer.sn, { ...blank, ...printer }])),
    jobs: new Map<string, Job>(),
    waiting: new Map<string, Job[]>(),
    /** The last job of each caller's key. */
    byKey: new Map<string, Job>(),
    sheets: [] as Sheet[],
    seen: new Set<string>(),
    notes: new Map<string, string>(),
  }
}
export type PrintState = ReturnType<typeof createPrintState>

export const waitingOn = (state: PrintState, sn: string): readonly Job[] => state.waiting.get(sn) ?? []

function leave(state: PrintState, job: Job, to: JobState) {
  job.state = to
  state.waiting.set(
    job.sn,
    waitingOn(state, job.sn).filter(({ id }) => id !== job.id),
  )
}

function applyAccepted(state: PrintState, accepted: Job) {
  const job = { ...accepted }
  state.jobs.set(job.id, job)
  state.waiting.set(job.sn, [...waitingOn(state, job.sn), job])
  if (job.key !== undefined) state.byKey.set(job.key, job)
}

function applyPrinted(state: PrintState, job: Job, at: number) {
  leave(state, job, 'printed')
  for (let index = 0; index < job.sheets; index += 1) {
    const sha = `${job.sha}-${index}`
    const { sn, id: jobId } = job
    state.sheets.push({ id: state.sheets.length + 1, sn, jobId, index, at, sha, twice: state.seen.has(sha) })
    state.seen.add(sha)
  }
  const device = state.devices.get(job.sn)
  if (device) device.freeAt = at
}

function applyToDevice(state: PrintState, event: Extract<PrintEvent, { kind: 'bound' | 'device' }>) {
  const device = state.devices.get(event.sn)
  if (!device) return
  if (event.kind === 'bound') {
    device.boundTo = event.appId
    return
  }
  const { online, deviceStatus, at } = event
  Object.assign(device, { online, deviceStatus, freeAt: Math.max(device.freeAt, at) })
}

function applyFetched(state: PrintState, { jobId, form, content, sha, sheets }: { jobId: string } & Fetched) {
  const job = state.jobs.get(jobId)
  if (job) Object.assign(job, { form, content, sha, sheets })
}

export function applyPrintEvent(state: PrintState, event: PrintEvent) {
  switch (event.kind) {
    case 'bound':
    case 'device':
      return applyToDevice(state, event)
    case 'fetched':
      return applyFetched(state, event)
    case 'accepted':
      return applyAccepted(state, event.job)
    case 'noted':
      state.notes.set(event.sha, event.note)
      return
    case 'cancelled':
    case 'expired':
      for (const job of event.jobIds.flatMap((id) => state.jobs.get(id) ?? [])) leave(state, job, event.kind)
      return
    case 'printed':
    case 'failed': {
      const job = state.jobs.get(event.jobId)
      if (!job) return
      if (event.kind === 'printed') applyPrinted(state, job, event.at)
      else leave(state, job, 'failed')
    }
  }
}

const jobRow = ({ id, sn, at, sha, sheets, state }: Job) => ({ id, sn, at, sha, sheets, state })

/** What a printer cloud knows to be true: every test's figures. */
export function printBooks(state: PrintState) {
  return {
    jobs: [...state.jobs.values()].map(jobRow),
    sheets: state.sheets,
    copies: state.sheets.length,
    twice: state.sheets.filter(({ twice }) => twice).length,
    waiting: [...state.waiting.values()].reduce((sum, jobs) => sum + jobs.length, 0),
  }
}

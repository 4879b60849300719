import type { PushEvent } from '../pushes'

export type JobState = 'waiting' | 'printed' | 'failed' | 'cancelled'
export interface Job {
  readonly id: string
  readonly sn: string
  readonly at: number
  /** The TSPL bytes, deflated, base64. */
  readonly content: string
  /** Of the bytes: the same job sent twice has the same. */
  readonly sha: string
  readonly sheets: number
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

export type KuaimaiEvent =
  | { kind: 'bound'; sn: string; appId: string }
  | { kind: 'device'; sn: string; online: boolean; deviceStatus: Device['deviceStatus']; at: number }
  | { kind: 'accepted'; job: Job }
  | { kind: 'printed'; jobId: string; at: number }
  | { kind: 'failed'; jobId: string }
  | { kind: 'cancelled'; jobIds: readonly string[] }
  | { kind: 'noted'; sha: string; note: string }
  | PushEvent

export function createKuaimaiState(printers: readonly { sn: string; deviceKey: string; model: string }[]) {
  const blank = { online: true, deviceStatus: 0 as const, boundTo: '', freeAt: 0 }
  return {
    devices: new Map(printers.map((printer): [string, Device] => [printer.sn, { ...printer, ...blank }])),
    jobs: new Map<string, Job>(),
    waiting: new Map<string, Job[]>(),
    sheets: [] as Sheet[],
    seen: new Set<string>(),
    notes: new Map<string, string>(),
  }
}
export type KuaimaiState = ReturnType<typeof createKuaimaiState>

function leave(state: KuaimaiState, job: Job, to: JobState) {
  job.state = to
  state.waiting.set(
    job.sn,
    (state.waiting.get(job.sn) ?? []).filter(({ id }) => id !== job.id),
  )
}

function applyPrinted(state: KuaimaiState, job: Job, at: number) {
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

export function applyKuaimaiEvent(state: KuaimaiState, event: Exclude<KuaimaiEvent, PushEvent>) {
  switch (event.kind) {
    case 'bound': {
      const device = state.devices.get(event.sn)
      if (device) device.boundTo = event.appId
      return
    }
    case 'device': {
      const { kind, at, sn, ...now } = event
      void kind
      const device = state.devices.get(sn)
      if (device) Object.assign(device, now, { freeAt: Math.max(device.freeAt, at) })
      return
    }
    case 'accepted': {
      const job = { ...event.job }
      state.jobs.set(job.id, job)
      state.waiting.set(job.sn, [...(state.waiting.get(job.sn) ?? []), job])
      return
    }
    case 'noted':
      state.notes.set(event.sha, event.note)
      return
    case 'cancelled':
      for (const job of event.jobIds.flatMap((id) => state.jobs.get(id) ?? [])) leave(state, job, 'cancelled')
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

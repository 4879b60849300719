import { deflateSync, inflateSync } from 'node:zlib'
import { sha1Hex } from '../digest'
import type { Clock } from '../twin'
import { countSheets, type PrintForm } from './draw'
import { waitingOn, type Device, type Job, type PrintEvent, type PrintState } from './state'

/** A printer cloud's printers, queues and paper, whatever the cloud's own wire form. */
export interface PrintRoom {
  readonly state: PrintState
  readonly clock: Clock
  /** Time of one sheet. */
  readonly sheetMs: number
  /** Number of the first job. */
  readonly firstId: number
  record(event: PrintEvent): void
  /** A job came to its end. */
  ended(job: Job): void
}

export const bytesOf = (job: Job): Buffer => inflateSync(Buffer.from(job.content, 'base64'))

export interface NewJob extends Pick<Job, 'key' | 'expiresAt' | 'onlineOnly' | 'callback'> {
  readonly sn: string
  readonly bytes: Buffer
  readonly form: PrintForm
  /** Where the cloud's job numbers have a form of their own. */
  readonly id?: string
  /** How often the whole comes out; 1 when not said. */
  readonly times?: number
}

/** Puts a job in the device's queue. Whether the same bytes or the same key make another job is the cloud's own matter. */
export function acceptJob(room: PrintRoom, { bytes, times = 1, ...rest }: NewJob): Job {
  const job: Job = {
    id: String(room.firstId + room.state.jobs.size),
    at: room.clock.now(),
    content: deflateSync(bytes).toString('base64'),
    sha: sha1Hex(bytes),
    sheets: countSheets(bytes, rest.form) * times,
    state: 'waiting',
    ...rest,
  }
  room.record({ kind: 'accepted', job })
  return job
}

/** As the books have it now. */
const settled = (room: PrintRoom, job: Job) => room.ended(room.state.jobs.get(job.id) ?? job)

function dropJobs(room: PrintRoom, kind: 'cancelled' | 'expired', jobs: readonly Job[]) {
  if (jobs.length === 0) return
  room.record({ kind, jobIds: jobs.map(({ id }) => id) })
  for (const job of jobs) settled(room, job)
}

const canPrint = ({ online, deviceStatus }: Device) => online && deviceStatus === 0
/** When the first of a queue begins to come out. */
const beginOf = (job: Job, { freeAt }: Device) => Math.max(job.at, freeAt)

/** What is coming out just now is not taken back any more. */
export function cancelJobs(room: PrintRoom, jobs: readonly Job[]) {
  const isInHead = (job: Job) => {
    const device = room.state.devices.get(job.sn)
    const isFirst = waitingOn(room.state, job.sn)[0]?.id === job.id
    return isFirst && device !== undefined && canPrint(device) && beginOf(job, device) < room.clock.now()
  }
  dropJobs(
    room,
    'cancelled',
    jobs.filter((job) => !isInHead(job)),
  )
}

function printDevice(room: PrintRoom, device: Device) {
  const now = room.clock.now()
  for (const job of waitingOn(room.state, device.sn)) {
    if (job.form === 'link') return // its picture has yet to be fetched
    if (job.sheets === 0) {
      room.record({ kind: 'failed', jobId: job.id })
      settled(room, job)
      continue
    }
    const begin = beginOf(job, device)
    if (job.expiresAt !== undefined && begin >= job.expiresAt) {
      dropJobs(room, 'expired', [job])
      continue
    }
    const at = begin + job.sheets * room.sheetMs
    if (at > now) return
    room.record({ kind: 'printed', jobId: job.id, at })
    settled(room, job)
  }
}

/** Lets every printer that can print go on until now. One queue a device, in the order of arrival. */
export function runPrinters(room: PrintRoom) {
  for (const device of room.state.devices.values()) if (canPrint(device)) printDevice(room, device)
}

/** Brings the picture that a job links to; undefined when there is none to be had, or not one that the device can print. */
export type FetchPicture = (link: string, device: Device) => Promise<Buffer | undefined>

/** Fetches what jobs link to, where the printer can print or `early`; a job whose picture cannot be had has failed. */
export async function fetchPictures(room: PrintRoom, fetchPicture: FetchPicture, early: boolean) {
  for (const device of room.state.devices.values()) {
    if (!early && !canPrint(device)) continue
    for (const job of waitingOn(room.state, device.sn).filter(({ form }) => form === 'link')) {
      const bytes = await fetchPicture(bytesOf(job).toString('utf8'), device)
      if (job.state !== 'waiting') continue // cancelled meanwhile
      if (bytes) {
        const content = deflateSync(bytes).toString('base64')
        const sheets = countSheets(bytes, 'png')
        room.record({ kind: 'fetched', jobId: job.id, form: 'png', content, sha: sha1Hex(bytes), sheets })
      } else {
        room.record({ kind: 'failed', jobId: job.id })
        settled(room, job)
      }
    }
  }
}

/** Somebody opens the cover, pulls the plug, puts paper in. */
export function setDevice(room: PrintRoom, sn: string, change: Partial<Pick<Device, 'online' | 'deviceStatus'>>) {
  const device = room.state.devices.get(sn)
  if (!device) return false
  runPrinters(room)
  const { online = device.online, deviceStatus = device.deviceStatus } = change
  room.record({ kind: 'device', sn, online, deviceStatus, at: room.clock.now() })
  const left = waitingOn(room.state, sn).filter(({ onlineOnly }) => onlineOnly)
  if (!online) dropJobs(room, 'expired', left)
  return true
}

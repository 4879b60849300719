import { deflateSync, inflateSync } from 'node:zlib'
import { sha1Hex } from '../digest'
import { countSheets } from '../paper/tspl-parse'
import type { KuaimaiContext } from './context'
import type { Device, Job } from './state'

export const bytesOf = (job: Job): Buffer => inflateSync(Buffer.from(job.content, 'base64'))

/** Puts a job in the device's queue. There is no client key: the same bytes again are another job. */
export function acceptJob(context: KuaimaiContext, sn: string, bytes: Buffer): Job {
  const now = context.clock.now()
  const job: Job = {
    id: String(1_612_514_700_000 + context.state.jobs.size + 1),
    sn,
    at: now,
    content: deflateSync(bytes).toString('base64'),
    sha: sha1Hex(bytes),
    sheets: countSheets(bytes),
    state: 'waiting',
  }
  context.record({ kind: 'accepted', job })
  return job
}

const canPrint = ({ online, deviceStatus }: Device) => online && deviceStatus === 0

function printDevice(context: KuaimaiContext, device: Device) {
  const now = context.clock.now()
  for (const job of [...(context.state.waiting.get(device.sn) ?? [])]) {
    if (job.sheets === 0) {
      context.record({ kind: 'failed', jobId: job.id })
      context.pushResult(job)
      continue
    }
    const at = Math.max(job.at, device.freeAt) + job.sheets * context.settings.sheetMs
    if (at > now) return
    context.record({ kind: 'printed', jobId: job.id, at })
    context.pushResult(context.state.jobs.get(job.id) ?? job)
  }
}

/** Lets every printer that can print go on until now. One queue a device, in the order of arrival. */
export function runPrinters(context: KuaimaiContext) {
  for (const device of context.state.devices.values()) if (canPrint(device)) printDevice(context, device)
}

/** Codes of print/result and of the push (快麦 docs); 2006 was seen for a job that is not there yet. */
export function resultOf(job: Job, device: Device | undefined): { code: number; desc: string } {
  switch (job.state) {
    case 'printed':
      return { code: 2000, desc: '打印成功' }
    case 'failed':
      return { code: 2004, desc: '打印异常' }
    case 'cancelled':
      return { code: 2007, desc: '打印失败' }
    case 'waiting':
      return device?.online ? { code: 3000, desc: '下发成功' } : { code: 2006, desc: '等待打印' }
  }
}

import type { Device, Job } from '../printing/state'

/** Codes of print/result and of the push (快麦 docs); 2006 was seen for a job that is not there yet. */
export function resultOf(job: Job, device: Device | undefined): { code: number; desc: string } {
  switch (job.state) {
    case 'printed':
      return { code: 2000, desc: '打印成功' }
    case 'failed':
      return { code: 2004, desc: '打印异常' }
    case 'cancelled':
    case 'expired':
      return { code: 2007, desc: '打印失败' }
    case 'waiting':
      return device?.online ? { code: 3000, desc: '下发成功' } : { code: 2006, desc: '等待打印' }
  }
}

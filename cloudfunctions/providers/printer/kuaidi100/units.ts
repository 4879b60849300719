import type { JobCondition, PrinterCondition } from '@shared/ports/printer'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const KUAIDI100 = 'kuaidi100'
export const PATH = '/printapi/printtask.do'

export type Kuaidi100Method = 'imgOrder' | 'devstatus'

const READ_TIMEOUT_MS = 3_000
const CALL_TIMEOUT_MS = 10_000
export const timeoutMs = (method: Kuaidi100Method): number =>
  method === 'devstatus' ? READ_TIMEOUT_MS : CALL_TIMEOUT_MS

/**
 * `orderId` must be unique and 501 means "submitted twice", but no document says that the one is kept by the other, nor for how
 * long, and a task cannot be asked about: after silence a receipt or a person says whether paper came out. A print is the
 * device's state, asked first, and the order itself. `printOld` prints a task once more: it is never called.
 */
export const UNKNOWN: UnknownPolicy = {
  afterUnknown: 'person',
  keyLivesMs: 0,
  callTimeoutMs: READ_TIMEOUT_MS + CALL_TIMEOUT_MS,
  settleAfterMs: 0,
}

/** No limit is published; two labels a second is more than a head prints. */
export const LIMITS: readonly RateLimit[] = [{ name: 'device', gapMs: 500, burstMs: 0 }]

/** No limit is published. A label of ours is 20 KB and an office page 60: what is larger was not drawn by us. */
export const MAX_FILE_BYTES = 150_000

/** Office paper goes as PDF, which keeps its size; a picture would be fitted to the paper by whatever printer is behind the box. */
export const OFFICE_WIDTH_MM = 200

/** `onLine` of devstatus: the documents hide its values, so every likely word is read and any other says nothing. */
export const ONLINE_CONDITION: Readonly<Record<string, PrinterCondition>> = {
  true: 'ready',
  '1': 'ready',
  online: 'ready',
  在线: 'ready',
  false: 'offline',
  '0': 'offline',
  offline: 'offline',
  离线: 'offline',
}

/** `status` of a receipt. */
export const JOB_CONDITION: Readonly<Record<string, JobCondition>> = { '200': 'printed', '201': 'failed' }

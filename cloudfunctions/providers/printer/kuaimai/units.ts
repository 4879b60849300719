import type { JobCondition, PrinterCondition } from '@shared/ports/printer'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const KUAIMAI = 'kuaimai'

export const CALLS = {
  bind: '/api/cloud/device/bindDevice',
  status: '/api/cloud/device/batchStatus',
  write: '/api/cloud/print/deviceWrite',
  result: '/api/cloud/print/result',
  cancel: '/api/cloud/print/cancelJob',
} as const
export type KuaimaiCall = keyof typeof CALLS

/** deviceWrite takes no key of ours, so after silence only a person can say whether paper came out. */
export const UNKNOWN: UnknownPolicy = {
  afterUnknown: 'person',
  keyLivesMs: 0,
  callTimeoutMs: 10_000,
  settleAfterMs: 0,
}

/** 6 writes a second a device (6027) and 2 result queries a second a device (6021); we keep to 2 a second for both. */
export const LIMITS: readonly RateLimit[] = [{ name: 'device', gapMs: 500, burstMs: 0 }]

/** 6019: at most 100 KB of instructions; read as the base64 text, the smaller of the two readings. */
export const MAX_INSTRUCTION_CHARS = 100 * 1024
export const MAX_STATUS_PRINTERS = 100
export const MAX_RESULT_JOBS = 50

/** deviceStatus of an ONLINE printer. */
export const DEVICE_CONDITION: Readonly<Record<string, PrinterCondition>> = {
  '0': 'ready',
  '1': 'open',
  '2': 'jammed',
  '3': 'out-of-paper',
}
export const LINE_CONDITION: Readonly<Record<string, PrinterCondition>> = {
  OFFLINE: 'offline',
  UNACTIVE: 'offline',
  DISABLE: 'disabled',
}

/** Result codes of a job: a code space of its own, not the error codes. 3000 has reached the printer, 2000 is paper. */
export const JOB_CONDITION: Readonly<Record<string, JobCondition>> = {
  '2006': 'waiting',
  '3000': 'delivered',
  '2000': 'printed',
  '2004': 'failed',
  '2007': 'failed',
  '3001': 'failed',
}

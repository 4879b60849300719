import { z } from 'zod'
import { PROFILES, type Profile, type ProfileName } from './limits'

/** Faults count down: `n` means the next n times. */
const switchSchema = z.strictObject({
  profile: z.enum(['none', 'cloud', 'free']),
  /** Writes refused before anything happened (DATABASE_REQUEST_FAILED). */
  failWrites: z.int().min(0),
  /** Writes done whose answer never arrives (the connection breaks). */
  loseAnswers: z.int().min(0),
  /** Writes done whose answer comes after `lateMs` (beyond the SDK's 15 s = an unknown write). */
  lateAnswers: z.int().min(0),
  lateMs: z.int().min(0),
  /** Database calls refused with EXCEED_REQUEST_LIMIT. */
  exceedRequests: z.int().min(0),
  /** Updates of many documents break off after this many; null = never. */
  tearMultiAfter: z.int().min(0).nullable(),
  coldStartRate: z.number().min(0).max(1),
  timersOff: z.boolean(),
  /** Each firing comes this much late. */
  timersLateMs: z.int().min(0),
  /** The next n firings come twice. */
  timersDoubled: z.int().min(0),
  /** The next n firings do not come. */
  timersSkipped: z.int().min(0),
  /** A firing while the former run still goes: run beside it (true) or let it pass (false). */
  timersOverlap: z.boolean(),
  /** A run that failed is started again, as the cloud does. */
  timersRetry: z.boolean(),
  /** HTTP access hands header names over in odd cases. */
  randomHeaderCase: z.boolean(),
})
export type SwitchValues = z.infer<typeof switchSchema>
export const switchPatchSchema = switchSchema.partial()
type Counter = 'failWrites' | 'loseAnswers' | 'lateAnswers' | 'exceedRequests' | 'timersDoubled' | 'timersSkipped'

/** Everything that can be made to go wrong, by option or at run time. */
export class Switches {
  private values: SwitchValues

  constructor(start: { profile?: ProfileName; coldStartRate?: number; timersOff?: boolean }) {
    this.values = {
      profile: start.profile ?? 'none',
      failWrites: 0,
      loseAnswers: 0,
      lateAnswers: 0,
      lateMs: 16_000,
      exceedRequests: 0,
      tearMultiAfter: null,
      coldStartRate: start.coldStartRate ?? 0,
      timersOff: start.timersOff ?? false,
      timersLateMs: 0,
      timersDoubled: 0,
      timersSkipped: 0,
      timersOverlap: false,
      timersRetry: true,
      randomHeaderCase: false,
    }
  }
  get all(): SwitchValues {
    return this.values
  }
  get profile(): Profile {
    return PROFILES[this.values.profile]
  }
  set(patch: Partial<SwitchValues>): void {
    this.values = { ...this.values, ...patch }
  }
  /** True n times after being set to n. */
  spend(counter: Counter): boolean {
    const left = this.values[counter]
    if (left === 0) return false
    this.set({ [counter]: left - 1 })
    return true
  }
}

import type { LocalClock } from '../clock'
import type { FunctionSpec } from '../../../config/functions-types'
import type { Caller } from '../functions/environment'
import { LIMITS } from '../limits'
import type { Switches } from '../switches'
import { nextFiring, parseCron, type Cron } from './cron'

/** How often the clock is looked at. */
const TICK_MS = 200

interface Timer {
  readonly fn: string
  readonly cron: Cron
  nextAt: number | undefined
  running: number
  /** The firing that was started last. */
  startedFor: number | undefined
}
interface Planned {
  readonly timer: Timer
  /** When it was due: told to the function. */
  readonly dueAt: number
  readonly runAt: number
  readonly tries: number
}

interface TimersOptions {
  readonly functions: {
    readonly specs: readonly FunctionSpec[]
    invoke(name: string, eventText: string, caller: Caller): Promise<string>
  }
  readonly clock: Pick<LocalClock, 'now'>
  readonly switches: Switches
}

/** The event of a timer trigger: cloud.tencent.com/document/product/583/31439. */
export const timerEvent = (fn: string, atMs: number): string =>
  JSON.stringify({ Type: 'Timer', TriggerName: `${fn}-timer`, Time: new Date(atMs).toISOString(), Message: '' })

/**
 * Fires functions by their cron against the gateway's clock. When the clock jumps, each timer fires once and goes on from there.
 * A run that fails is started again, as the cloud does with asynchronous invocations.
 */
export class Timers {
  private readonly timers: readonly Timer[]
  private planned: Planned[] = []
  private ticking: NodeJS.Timeout | undefined

  constructor(private readonly options: TimersOptions) {
    const now = options.clock.now()
    this.timers = options.functions.specs.flatMap(({ name, timer }) => {
      if (!timer) return []
      const cron = parseCron(timer)
      return [{ fn: name, cron, nextAt: nextFiring(cron, now), running: 0, startedFor: undefined }]
    })
  }

  start(): void {
    this.ticking = setInterval(() => this.tick(), TICK_MS)
  }

  /** One look at the clock: what is due is fired. */
  tick(): void {
    const now = this.options.clock.now()
    for (const timer of this.timers) {
      if (timer.nextAt === undefined || timer.nextAt > now) continue
      const dueAt = timer.nextAt
      timer.nextAt = nextFiring(timer.cron, now)
      if (!this.options.switches.all.timersOff) this.plan(timer, dueAt)
    }
    const ready = this.planned.filter((one) => one.runAt <= now)
    this.planned = this.planned.filter((one) => one.runAt > now)
    for (const one of ready) void this.run(one)
  }

  private plan(timer: Timer, dueAt: number): void {
    const { switches } = this.options
    if (switches.spend('timersSkipped')) return
    const one: Planned = { timer, dueAt, runAt: dueAt + switches.all.timersLateMs, tries: 0 }
    this.planned.push(one)
    if (switches.spend('timersDoubled')) this.planned.push(one)
  }

  private async run(one: Planned): Promise<void> {
    const { timer, dueAt, tries } = one
    const { functions, switches, clock } = this.options
    // The second of a doubled firing runs beside the first, whatever the overlap switch says.
    const doubled = timer.startedFor === dueAt
    if (timer.running > 0 && !switches.all.timersOverlap && !doubled) return
    timer.running += 1
    timer.startedFor = dueAt
    try {
      await functions.invoke(timer.fn, timerEvent(timer.fn, dueAt), { kind: 'timer' })
    } catch {
      // The functions' log has the reason already; here it only decides whether to run again.
      if (switches.all.timersRetry && tries < LIMITS.timerRetries && !switches.all.timersOff)
        this.planned.push({ timer, dueAt, runAt: clock.now() + LIMITS.timerRetryAfterMs, tries: tries + 1 })
    } finally {
      timer.running -= 1
    }
  }

  close(): void {
    clearInterval(this.ticking)
  }
}

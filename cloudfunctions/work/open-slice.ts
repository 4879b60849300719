import type { EffectDoc } from '@shared/effect/effect'
import { createAccounts } from './accounts'
import { createClosing, type Closing } from './closing'
import type { WorkDeps } from './deps'
import type { Work } from './handler'
import { createLooks, type Looks } from './looks'
import type { Bounds } from './settle'
import type { Slots } from './slots'

/** Calls in flight of one slice. More orders need more of them, then more work functions: config, never other code. */
export const IN_FLIGHT = 12

/** One run of the engine: what it holds is lost with it, and nobody misses it. */
export interface Slice extends Slots {
  readonly end: number
  readonly flights: Map<string, Promise<void>>
  /** Printers whose queue this slice is at. */
  readonly lanes: Set<string>
  /** Queues that have just got a row: paper begins with the first number, not after the last one. */
  readonly saw: Set<string>
  readonly closing: Closing
  readonly looks: Looks
  /** Accounts that did not answer when they were asked about unknown outcomes. */
  readonly silence: Bounds['silence']
  done: number
  width: { calls: number; refusals: number; at: number }
}

export function openSlice(deps: WorkDeps, budgetMs: number): Slice {
  const saw = new Set<string>()
  const blocked: Slice['blocked'] = new Map()
  const slots: Slice['slots'] = new Map()
  const closing = createClosing(deps)
  const sawPause = (account: string, ms: number) => {
    blocked.set(account, deps.now() + ms)
    slots.delete(account)
  }
  const work: Work = {
    ...deps,
    accounts: createAccounts(deps),
    sawLane: (lane) => void saw.add(lane),
    sawPause,
    finished: closing.add,
  }
  return {
    work,
    end: work.now() + budgetMs,
    blocked,
    slots,
    flights: new Map(),
    lanes: new Set(),
    saw,
    closing,
    looks: createLooks(work, saw),
    silence: new Map(),
    done: 0,
    width: { calls: IN_FLIGHT, refusals: work.db.refusals?.() ?? 0, at: work.now() },
  }
}

/** A probe that was answered opens its account for this slice at once. */
export function landed(slice: Slice, row: EffectDoc, slot: { readonly troubled: boolean }): void {
  slice.done += 1
  if (slot.troubled && row.account !== undefined) slice.blocked.delete(row.account)
}

import type { EffectDoc } from '@shared/effect/effect'
import type { HeldLimit } from '@shared/effect/rate'
import { errorPlace } from '../cloud/logger'
import { SecretsUnreadable } from './accounts'
import type { Work } from './handler'
import { accountUnreadable } from './outcome'
import { reserve } from './rate'

/** The send times of one slice's accounts. */
export interface Slots {
  readonly work: Work
  /** Account or lane -> not before. */
  readonly blocked: Map<string, number>
  readonly slots: Map<string, { times: number[]; troubled: boolean }>
}

export const isBlocked = ({ blocked, work }: Slots, account: string | undefined): boolean =>
  account !== undefined && (blocked.get(account) ?? 0) > work.now()

const OWN_SLOT = { at: 0, troubled: false }

async function limitsFor(work: Work, row: EffectDoc): Promise<readonly HeldLimit[] | undefined> {
  try {
    return await work.accounts.limits(row)
  } catch (error) {
    if (!(error instanceof SecretsUnreadable)) throw error
    work.log.error('account-unreadable', { account: row.account, error: errorPlace(error) })
    await accountUnreadable(work, row)
    return undefined
  }
}

/** The next send time of the row's account; undefined when none can be had now. */
export async function slotFor(
  slice: Slots,
  row: EffectDoc,
  waiting: number,
): Promise<{ at: number; troubled: boolean } | undefined> {
  const { work, slots, blocked } = slice
  const { account } = row
  if (account === undefined) return OWN_SLOT
  const held = slots.get(account)
  const at = held?.times.shift()
  if (held && at !== undefined) return { at, troubled: held.troubled }
  const limits = await limitsFor(work, row)
  if (!limits) return undefined
  const reserved = await reserve(work, account, { limits, count: waiting })
  if ('notBefore' in reserved) {
    blocked.set(account, reserved.notBefore)
    return undefined
  }
  const [first, ...times] = reserved.times
  const troubled = reserved.troubled === true
  slots.set(account, { times, troubled })
  return { at: first ?? work.now(), troubled }
}

import type { EffectDoc, EffectTrouble } from '@shared/effect/effect'
import { conditionNow } from '@shared/printer/printer-doc'
import { ProviderError, type ProviderTrouble, type UnknownPolicy } from '@shared/ports/provider-error'
import { errorPlace } from '../cloud/logger'
import { closeCard, raiseCard } from '../repo/cards'
import { moveEffect } from '../repo/effects'
import { changePrinter, getPrinter } from '../repo/printers'
import type { HomeDoc, Job, PartnerHandler, Refusal, Work } from './handler'
import { accountIsWell, backOff, countFailure, pauseAccount } from './rate'

type Task = Job<HomeDoc> & { readonly handler: PartnerHandler<HomeDoc>; readonly policy: UnknownPolicy }
const TEXT_MAX = 120
const ACCOUNT_PAUSE_MS = 300_000
const OFFLINE_PAUSE_MS = 30_000

/** The partner's words for the desk: cut, and without numbers that may be a phone or an id of a person. */
export const troubleOf = (refusal: Refusal, at: number): EffectTrouble => ({
  failure: refusal.failure,
  scope: refusal.scope,
  provider: refusal.provider,
  providerCode: refusal.providerCode,
  providerText: (refusal.providerText ?? '').replace(/\d{5,}/g, '#').slice(0, TEXT_MAX),
  at,
})

const refusalOf = (trouble: ProviderTrouble): Refusal => ({
  failure: trouble.failure,
  scope: trouble.scope,
  provider: trouble.provider,
  providerCode: trouble.providerCode,
  providerText: trouble.providerText ?? '',
})

/** A row that nobody holds may have taken effect: whatever surely did nothing has left no trace of having been sent. */
export const mayBeSent = (row: EffectDoc): boolean => row.firstSentAt !== undefined

/** Asked by who holds the row: an earlier send than his may have taken effect; then a later "no" does not speak for it. */
export const sentBefore = (row: EffectDoc): boolean =>
  row.firstSentAt !== undefined && row.firstSentAt !== row.lastSentAt

/** The partner has forgotten the key of an unsettled send: with it the same call would be a new one. */
export const keyIsForgotten = (row: EffectDoc, policy: UnknownPolicy, now: number): boolean =>
  policy.afterUnknown === 'repeat' && sentBefore(row) && now - (row.firstSentAt ?? now) > policy.keyLivesMs

/** Only a person can say what became of it. */
export async function leaveToPerson(
  work: Work,
  task: Job<HomeDoc> & { readonly handler: PartnerHandler<HomeDoc> },
): Promise<void> {
  await task.handler.person?.(work, task)
  await moveEffect(work, task.row, { to: 'person', set: { dueAt: work.now() } })
}

/** Back to ready. A call that surely did nothing leaves no trace of having been sent. */
async function again(work: Work, row: EffectDoc, next: { readonly ms: number; readonly trouble?: EffectTrouble }) {
  await moveEffect(work, row, {
    to: 'ready',
    set: { dueAt: work.now() + next.ms, ...(next.trouble ? { trouble: next.trouble } : {}) },
    ...(sentBefore(row) ? {} : { unset: ['firstSentAt', 'lastSentAt'] as const }),
  })
}

/** The row is refused, and shown by its cause. After an unsettled earlier send only a person can say what is true. */
export async function refuseRow(
  work: Work,
  task: Job<HomeDoc> & { handler: PartnerHandler<HomeDoc> },
  refusal: Refusal,
) {
  const { row, handler } = task
  const trouble = troubleOf(refusal, work.now())
  if (sentBefore(row)) {
    await handler.person?.(work, task)
    await moveEffect(work, row, { to: 'person', set: { trouble, dueAt: work.now() } })
    return
  }
  await handler.refused?.(work, task)
  await moveEffect(work, row, {
    to: 'refused',
    set: { trouble, dueAt: work.now() },
    unset: ['firstSentAt', 'lastSentAt'],
  })
}

async function pause(work: Work, account: string, how: { readonly ms: number; readonly reason?: string }) {
  work.sawPause?.(account, how.ms)
  await pauseAccount(work, account, how)
}

async function pauseFor(work: Work, row: EffectDoc, cause: { readonly refusal: Refusal; readonly ms: number }) {
  const { account, shopId } = row
  if (account === undefined) return
  const { failure, providerCode, provider } = cause.refusal
  await pause(work, account, { ms: cause.ms, reason: failure })
  const kind = failure === 'offline' ? 'printer-stopped' : 'account-paused'
  const printer = failure === 'offline' ? await getPrinter(work, account) : undefined
  if (printer && printer.condition !== 'offline')
    await changePrinter(work, printer, conditionNow(printer, 'offline', work.now()))
  await raiseCard(work, { shopId, kind, subject: account, facts: { failure, provider, providerCode } })
}

/** The account cannot even be opened: it rests, with a card, and all others go on. */
export const accountUnreadable = (work: Work, row: EffectDoc): Promise<void> =>
  pauseFor(work, row, {
    refusal: {
      failure: 'auth',
      scope: 'account',
      provider: 'ours',
      providerCode: 'secrets-unreadable',
      providerText: '',
    },
    ms: ACCOUNT_PAUSE_MS,
  })

async function unavailable(work: Work, row: EffectDoc, refusal: Refusal) {
  const { account, shopId } = row
  if (account !== undefined && (await countFailure(work, account, refusal.failure)))
    await raiseCard(work, {
      shopId,
      kind: 'account-paused',
      subject: account,
      facts: { failure: refusal.failure, provider: refusal.provider, providerCode: refusal.providerCode },
    })
  await again(work, row, {
    ms: Math.min(2000 * 2 ** Math.min(row.tries, 8), 300_000),
    trouble: troubleOf(refusal, work.now()),
  })
}

/** A partner's definite no, by what it means: wait and try again, pause the account, or refuse this one. */
async function definiteNo(work: Work, task: Task, thrown: ProviderTrouble) {
  const { row, handler } = task
  const refusal = refusalOf(thrown)
  const trouble = troubleOf(refusal, work.now())
  if (thrown.failure === 'throttled') {
    const ms = thrown.retryAfterMs ?? 1000
    if (row.account === undefined) return again(work, row, { ms, trouble })
    // the account's pause holds the row: when it ends, the row is first again
    await pause(work, row.account, { ms })
    return again(work, row, { ms: 0, trouble })
  }
  if (thrown.failure === 'unavailable') return unavailable(work, row, refusal)
  if (thrown.failure === 'not-found') {
    const ms = handler.notFoundWaitsMs?.[row.tries - 1]
    return ms === undefined ? refuseRow(work, task, refusal) : again(work, row, { ms, trouble })
  }
  if (handler.asksAccount !== true && (thrown.failure === 'offline' || thrown.scope !== 'order')) {
    await pauseFor(work, row, { refusal, ms: thrown.failure === 'offline' ? OFFLINE_PAUSE_MS : ACCOUNT_PAUSE_MS })
    return again(work, row, { ms: 0, trouble })
  }
  return refuseRow(work, task, refusal)
}

/** Nobody knows what became of the call: the policy is asked once its time to settle is over. */
export async function callUnknown(work: Work, row: EffectDoc, policy: UnknownPolicy) {
  await moveEffect(work, row, { to: 'unknown', set: { dueAt: work.now() + policy.settleAfterMs } })
}

/** What follows from an error of the call. Anything but a partner's own no counts as "nobody knows". */
export async function callFailed(work: Work, task: Task, error: unknown): Promise<void> {
  if (error instanceof ProviderError && error.trouble.failure !== 'no-answer') {
    await definiteNo(work, task, error.trouble)
    return
  }
  if (!(error instanceof ProviderError))
    work.log.error('call-broke', { effectId: task.row._id, kind: task.row.kind, error: errorPlace(error) })
  await callUnknown(work, task.row, task.policy)
}

/** Something of ours broke before any call: later, and later still. */
export async function brokeBefore(work: Work, row: EffectDoc, error: unknown): Promise<void> {
  work.log.error('effect-broke', { effectId: row._id, kind: row.kind, error: errorPlace(error) })
  await again(work, row, { ms: backOff(row.tries) })
}

/** After an answered call: what was paused for this account goes on, and its card closes. */
export async function accountAnswered(work: Work, row: EffectDoc): Promise<void> {
  const { account, shopId } = row
  if (account === undefined || !(await accountIsWell(work, account))) return
  await closeCard(work, { shopId, kind: 'account-paused', subject: account }, 'system')
  await closeCard(work, { shopId, kind: 'printer-stopped', subject: account }, 'system')
}

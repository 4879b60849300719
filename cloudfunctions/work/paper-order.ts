import type { EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import type { BatchDoc } from '@shared/batch/batch'
import { inTurns, printerAt } from '@shared/printer/share'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { placeOf } from '@shared/parcel/place'
import { getBatch } from '../repo/batches'
import { getCopy } from '../repo/copies'
import { getEffect } from '../repo/effects'
import { findWished } from '../repo/parcels'
import { getRate } from '../repo/rates'
import type { Work } from './handler'

/** A number that was asked for comes within this time, or the paper does not wait for it. */
const SOON_MS = 10_000
/** One that its partner has surely not taken is tried again soon so many times; then only now and then. */
const SOON_TRIES = 2
/** Whatever else is wrong: a label waits no longer than this. */
const LONGEST_MS = 600_000

/** Up to where the paper of one tap is complete at one printer, as it was when it was read. It only ever grows. */
export interface Complete {
  readonly tap: number
  /** No place before this one is still to come. */
  readonly before: number
}

/** An account that rests for its balance or its key gives no numbers, however many wait for one. */
async function isResting(work: Work, account: string): Promise<boolean> {
  const state = await getRate(work, account)
  return state !== undefined && (state.pauseReason !== undefined || state.pausedUntil > work.now() + SOON_MS)
}

/** A number that was refused comes when a person has mended it: nobody waits for that. A queue that is only long is waited for. */
async function comesSoon(work: Work, { _id, n, waybill, ship }: ParcelDoc): Promise<boolean> {
  if (waybill === 'got') return true
  const row = await getEffect(work, effectRowId({ kind: 'waybill.create', docId: _id, n }))
  if (!row || row.state === 'answered') return true
  if (row.state === 'refused' || row.state === 'person') return false
  const now = work.now()
  if (row.firstSentAt !== undefined) return now - row.firstSentAt < SOON_MS
  if (row.tries > SOON_TRIES || row.dueAt - now > SOON_MS) return false
  return !(await isResting(work, ship.accountId))
}

async function firstToCome(work: Work, wave: Parameters<typeof findWished>[1]): Promise<number> {
  for (const parcel of await findWished(work, wave))
    if (parcel.printWish && (await comesSoon(work, parcel))) return parcel.printWish.seq
  return Infinity
}

/** The first place of a printer's piece that the batch has not come to yet. */
function unplannedAt({ ask, cursor }: BatchDoc, printerId: string): number {
  if (ask.verb !== 'print' || !ask.turns || !ask.shares) return cursor
  const { shares } = ask
  const left = inTurns(shares).slice(cursor)
  return left.find((place) => printerAt(shares, place) === printerId) ?? Infinity
}

async function read(work: Work, row: EffectDoc): Promise<Complete> {
  const { tap } = placeOf(row.seq)
  const copy = await getCopy(work, row.docId)
  if (copy?.batchId === undefined || copy.no !== 1) return { tap, before: Infinity }
  // the batch first: what it has planned by then is among the parcels that are looked at next
  const batch = await getBatch(work, copy.batchId)
  const wave = { shopId: copy.shopId, waveId: copy.batchId, printerId: copy.printerId }
  const first = await firstToCome(work, wave)
  const planned = batch?.state === 'open' ? unplannedAt(batch, copy.printerId) : Infinity
  return { tap, before: Math.min(first, row.seq - placeOf(row.seq).index + planned) }
}

/**
 * Labels come out in the order of their slots although their numbers do not come so: a label waits for those before it, of the
 * same tap and printer, while they are being planned or numbered. `known` spares the question for the rest of the queue.
 */
export async function isTurn(
  work: Work,
  row: EffectDoc,
  known: Complete | undefined,
): Promise<{ readonly isNext: boolean; readonly known: Complete | undefined }> {
  if (row.tries > 0 || work.now() - row.createdAt >= LONGEST_MS) return { isNext: true, known }
  if (known?.tap === placeOf(row.seq).tap && row.seq < known.before) return { isNext: true, known }
  const now = await read(work, row)
  return { isNext: row.seq < now.before, known: now }
}

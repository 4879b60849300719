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

/** What is known of it holds so long, as long as the number that is waited for is on its way. */
const KNOWN_MS = 5000

type Wave = Parameters<typeof findWished>[1]

/** Up to where the paper of one tap is complete at one printer, as it was when it was read. It only ever grows. */
export interface Complete {
  readonly tap: number
  /** No place before this one is still to come. */
  readonly before: number
  readonly wave?: Wave
  /** The effect whose number comes at that place, and when it was last asked what else is to come. */
  readonly blocker?: string
  readonly readAt: number
}

/** An account that rests for its balance or its key gives no numbers, however many wait for one. */
async function isResting(work: Work, account: string): Promise<boolean> {
  const state = await getRate(work, account)
  return state !== undefined && (state.pauseReason !== undefined || state.pausedUntil > work.now() + SOON_MS)
}

const isOnItsWay = (row: EffectDoc, now: number): boolean =>
  row.firstSentAt === undefined ? row.state === 'ready' && row.tries === 0 : now - row.firstSentAt < SOON_MS

const numberRow = ({ _id, n }: ParcelDoc): string => effectRowId({ kind: 'waybill.create', docId: _id, n })

/** A number that was refused comes when a person has mended it: nobody waits for that. A queue that is only long is waited for. */
async function comesSoon(work: Work, parcel: ParcelDoc): Promise<boolean> {
  if (parcel.waybill === 'got') return true
  const row = await getEffect(work, numberRow(parcel))
  if (!row || row.state === 'answered') return true
  if (row.state === 'refused' || row.state === 'person') return false
  const now = work.now()
  if (row.firstSentAt !== undefined) return isOnItsWay(row, now)
  if (row.tries > SOON_TRIES || row.dueAt - now > SOON_MS) return false
  return !(await isResting(work, parcel.ship.accountId))
}

async function firstToCome(work: Work, wave: Wave): Promise<{ readonly seq: number; readonly blocker?: string }> {
  for (const parcel of await findWished(work, wave))
    if (parcel.printWish && (await comesSoon(work, parcel)))
      return { seq: parcel.printWish.seq, blocker: numberRow(parcel) }
  return { seq: Infinity }
}

/** The first place of a printer's piece that the batch has not come to yet. */
function unplannedAt({ ask, cursor }: BatchDoc, printerId: string): number {
  if (ask.verb !== 'print' || !ask.turns || !ask.shares) return cursor
  const { shares } = ask
  const left = inTurns(shares).slice(cursor)
  return left.find((place) => printerAt(shares, place) === printerId) ?? Infinity
}

async function waveOf(work: Work, row: EffectDoc): Promise<Wave | undefined> {
  const copy = await getCopy(work, row.docId)
  if (copy?.batchId === undefined || copy.no !== 1) return undefined
  return { shopId: copy.shopId, waveId: copy.batchId, printerId: copy.printerId }
}

async function read(work: Work, row: EffectDoc, known: Complete | undefined): Promise<Complete> {
  const { tap, index } = placeOf(row.seq)
  const head = { tap, readAt: work.now() }
  const wave = (known?.tap === tap ? known.wave : undefined) ?? (await waveOf(work, row))
  if (!wave) return { ...head, before: Infinity }
  // the batch first: what it has planned by then is among the parcels that are looked at next
  const batch = await getBatch(work, wave.waveId)
  const { seq, blocker } = await firstToCome(work, wave)
  const planned = batch?.state === 'open' ? row.seq - index + unplannedAt(batch, wave.printerId) : Infinity
  return { ...head, wave, before: Math.min(seq, planned), ...(blocker && seq < planned ? { blocker } : {}) }
}

/** One look instead of many: the number that was waited for is still on its way. */
async function stillComes(work: Work, { blocker, readAt }: Complete): Promise<boolean> {
  if (blocker === undefined || work.now() - readAt >= KNOWN_MS) return false
  const row = await getEffect(work, blocker)
  return row !== undefined && (row.state === 'ready' || row.state === 'calling') && isOnItsWay(row, work.now())
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
  if (known?.tap === placeOf(row.seq).tap) {
    if (row.seq < known.before) return { isNext: true, known }
    if (await stillComes(work, known)) return { isNext: false, known }
  }
  const now = await read(work, row, known)
  return { isNext: row.seq < now.before, known: now }
}

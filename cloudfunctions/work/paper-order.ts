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
import type { Work } from './handler'

/** A number that was asked for and did not come keeps the paper waiting no longer than this. */
const LONGEST_MS = 10_000
/** One that is still on its first way only says that we are slow: its paper is waited for, within reason. */
const LONGEST_FIRST_WAY_MS = 60_000

/** Up to where the paper of one tap is complete at one printer, as it was when it was read. It only ever grows. */
export interface Complete {
  readonly tap: number
  /** No place before this one is still to come. */
  readonly before: number
}

/** A number that was refused comes when a person has mended it: nobody waits for that. */
async function comesSoon(work: Work, { _id, n, waybill }: ParcelDoc, waitedMs: number): Promise<boolean> {
  if (waybill === 'got') return true
  const row = await getEffect(work, effectRowId({ kind: 'waybill.create', docId: _id, n }))
  if (!row) return true
  const onFirstWay = row.state === 'calling' ? row.tries === 1 : row.state === 'ready' && row.tries === 0
  if (waitedMs >= LONGEST_MS) return onFirstWay || row.state === 'answered'
  return row.state !== 'refused' && row.state !== 'person'
}

async function firstToCome(work: Work, wave: Parameters<typeof findWished>[1], waitedMs: number): Promise<number> {
  for (const parcel of await findWished(work, wave))
    if (parcel.printWish && (await comesSoon(work, parcel, waitedMs))) return parcel.printWish.seq
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
  const first = await firstToCome(work, wave, work.now() - row.createdAt)
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
  if (row.tries > 0 || work.now() - row.createdAt >= LONGEST_FIRST_WAY_MS) return { isNext: true, known }
  if (known?.tap === placeOf(row.seq).tap && row.seq < known.before) return { isNext: true, known }
  const now = await read(work, row)
  return { isNext: row.seq < now.before, known: now }
}

import type { BatchDoc } from '@shared/batch/batch'
import type { EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import { joinId } from '@shared/kernel/ids'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { placeOf } from '@shared/parcel/place'
import { inTurns, printerAt } from '@shared/printer/share'
import { getBatch } from '../repo/batches'
import { getCopy } from '../repo/copies'
import { getEffects } from '../repo/effects'
import { findWished, WISHED_PAGE, type WishedAsk } from '../repo/parcels'
import { getRate } from '../repo/rates'
import type { Work } from './handler'
import { once } from './once'

/** A number that was asked for comes within this time, or the paper does not wait for it. */
const SOON_MS = 10_000
/** One that its partner has surely not taken is tried again soon so many times; then only now and then. */
const SOON_TRIES = 2
/** Whatever else is wrong: a label waits no longer than this. */
const LONGEST_MS = 600_000
/** What is still to come is read anew so often while a label waits for it. */
const KNOWN_MS = 15_000
/** So many of those that come next are looked for at once. */
const NEXT_FEW = 4

/** A label still to be made before others of its tap and printer: its place, its row once it is made, and its number's row. */
export interface Comer {
  readonly seq: number
  readonly labelRow: string
  readonly numberRow: string
}

/** What is still to come of one tap's paper at one printer, as it was when it was read. */
interface Ahead {
  readonly tap: number
  readonly wave?: WishedAsk
  /** The batch has planned all of it. */
  readonly isPlanned: boolean
  /** Nothing before this place is to come but the comers. */
  readonly before: number
  readonly comers: readonly Comer[]
  readonly readAt: number
}

const isOnItsWay = (row: EffectDoc, now: number): boolean =>
  row.firstSentAt === undefined ? row.state === 'ready' && row.tries === 0 : now - row.firstSentAt < SOON_MS

const comerOf = ({ _id, n, printWish }: ParcelDoc): Comer => ({
  seq: printWish?.seq ?? Infinity,
  labelRow: effectRowId({ kind: 'print.send', docId: joinId(_id, n, 1), n: 1 }),
  numberRow: effectRowId({ kind: 'waybill.create', docId: _id, n }),
})

/** An account that rests for its balance or its key gives no numbers, however many wait for one. */
async function isResting(work: Work, account: string): Promise<boolean> {
  const state = await getRate(work, account)
  return state !== undefined && (state.pauseReason !== undefined || state.pausedUntil > work.now() + SOON_MS)
}

type Rests = (account: string) => Promise<boolean>

/** A number that was refused comes when a person has mended it: nobody waits for that. A queue that is only long is waited for. */
async function comesSoon(parcel: ParcelDoc, row: EffectDoc | undefined, ask: { now: number; rests: Rests }) {
  if (parcel.waybill === 'got' || !row || row.state === 'answered') return true
  if (row.state === 'refused' || row.state === 'person') return false
  if (row.firstSentAt !== undefined) return isOnItsWay(row, ask.now)
  if (row.tries > SOON_TRIES || row.dueAt - ask.now > SOON_MS) return false
  return !(await ask.rests(parcel.ship.accountId))
}

/** Those of one page that come soon. */
async function soonOf(work: Work, parcels: readonly ParcelDoc[], rests: Rests): Promise<Comer[]> {
  const rows = new Map(
    (
      await getEffects(
        work,
        parcels.map(comerOf).map(({ numberRow }) => numberRow),
      )
    ).map((row) => [row._id, row]),
  )
  const soon: Comer[] = []
  for (const parcel of parcels) {
    const comer = comerOf(parcel)
    if (await comesSoon(parcel, rows.get(comer.numberRow), { now: work.now(), rests })) soon.push(comer)
  }
  return soon
}

/** The next of the tap that come soon; `before` is where the look ended. */
async function comersOf(work: Work, wave: WishedAsk, tap: number): Promise<Pick<Ahead, 'comers' | 'before'>> {
  const rests = once((account) => isResting(work, account))
  for (let afterSlot = -1; ;) {
    const page = await findWished(work, wave, afterSlot)
    const last = page.length === WISHED_PAGE ? page.at(-1) : undefined
    // a reprint is wished by a tap of its own
    const ofTap = page.filter(({ printWish }) => printWish && placeOf(printWish.seq).tap === tap)
    const comers = await soonOf(work, ofTap, rests)
    if (!last) return { comers, before: Infinity }
    if (comers.length > 0) return { comers, before: comerOf(last).seq + 1 }
    afterSlot = last.slot
  }
}

/** The first place of a printer's piece that the batch has not come to yet. */
function unplannedAt({ ask, cursor }: BatchDoc, printerId: string): number {
  if (ask.verb !== 'print' || !ask.turns || !ask.shares) return cursor
  const { shares } = ask
  const left = inTurns(shares).slice(cursor)
  return left.find((place) => printerAt(shares, place) === printerId) ?? Infinity
}

async function waveOf(work: Work, row: EffectDoc): Promise<WishedAsk | undefined> {
  const copy = await getCopy(work, row.docId)
  if (copy?.batchId === undefined || copy.no !== 1) return undefined
  return { shopId: copy.shopId, waveId: copy.batchId, printerId: copy.printerId }
}

async function read(work: Work, row: EffectDoc, known: Ahead | undefined): Promise<Ahead> {
  const { tap, index } = placeOf(row.seq)
  const same = known?.tap === tap ? known : undefined
  const wave = same?.wave ?? (await waveOf(work, row))
  if (!wave) return { tap, isPlanned: true, comers: [], before: Infinity, readAt: work.now() }
  // the batch first: what it has planned by then is among the parcels that are looked at next
  const batch = same?.isPlanned ? undefined : await getBatch(work, wave.waveId)
  const { comers, before } = await comersOf(work, wave, tap)
  const isPlanned = batch?.state !== 'open'
  const planned = isPlanned ? Infinity : row.seq - index + unplannedAt(batch, wave.printerId)
  return { tap, wave, isPlanned, comers, before: Math.min(before, planned), readAt: work.now() }
}

/** The order of one printer's paper, for as long as its queue is held. */
export interface PaperOrder {
  /**
   * What must come out before this label and comes soon, the next few of it; undefined: it is its turn. Empty: what comes before it
   * is not planned yet. `hasRead`: by a new look at what is still to come.
   */
  waitsFor(row: EffectDoc): Promise<{ readonly comers: readonly Comer[] | undefined; readonly hasRead: boolean }>
  /** What comes next while the queue is empty; none: it is not known that more comes. */
  toCome(): readonly Comer[]
  /** Takes in what became of rows that were waited for; answers the labels among them that can be sent. */
  heard(rows: readonly EffectDoc[]): readonly EffectDoc[]
  /** Those behind it wait for a label that was put back. */
  mayHoldUp(row: EffectDoc): boolean
}

/**
 * Labels come out in the order of their slots although their numbers do not come so: a label waits for those before it, of the
 * same tap and printer, while they are being planned or numbered.
 */
export function paperOrder(work: Work): PaperOrder {
  let ahead: Ahead | undefined
  const firstBefore = (row: EffectDoc): readonly Comer[] => ahead?.comers.filter(({ seq }) => seq < row.seq) ?? []
  const drop = (labelRow: string): boolean => {
    const left = ahead?.comers.filter((comer) => comer.labelRow !== labelRow) ?? []
    const isKnown = left.length < (ahead?.comers.length ?? 0)
    if (ahead) ahead = { ...ahead, comers: left }
    return isKnown
  }
  const mustRead = (row: EffectDoc): boolean =>
    ahead?.tap !== placeOf(row.seq).tap ||
    row.seq >= ahead.before ||
    (firstBefore(row).length > 0 && work.now() - ahead.readAt >= KNOWN_MS)
  const mayHoldUp = (row: EffectDoc): boolean => work.now() - row.createdAt < LONGEST_MS
  return {
    mayHoldUp,
    async waitsFor(row) {
      drop(row._id)
      if (row.tries > 0 || !mayHoldUp(row)) return { comers: undefined, hasRead: false }
      const hasRead = mustRead(row)
      if (hasRead) ahead = await read(work, row, ahead)
      const first = firstBefore(row)
      const mustWait = first.length > 0 || row.seq >= (ahead?.before ?? 0)
      return { comers: mustWait ? first.slice(0, NEXT_FEW) : undefined, hasRead }
    },
    toCome: () => (ahead && work.now() - ahead.readAt < KNOWN_MS ? ahead.comers.slice(0, NEXT_FEW) : []),
    heard(rows) {
      const now = work.now()
      const isLost = (row: EffectDoc) => !['answered', 'done'].includes(row.state) && !isOnItsWay(row, now)
      if (ahead && rows.some((row) => row.kind === 'waybill.create' && isLost(row)))
        ahead = { ...ahead, readAt: -Infinity }
      const labels = rows.filter(({ _id, kind }) => kind === 'print.send' && drop(_id))
      return labels.filter(({ state, tries, dueAt }) => state === 'ready' && (tries === 0 || dueAt <= now))
    },
  }
}

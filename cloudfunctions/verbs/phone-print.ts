import type { PhoneCopy, TakenCopy, TakeValue } from '@shared/api/phone-print'
import type { PrintLanguage } from '@shared/label/languages'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { LabelCopy } from '@shared/parcel/copy'
import type { NoCopy } from '@shared/parcel/copy-rules'
import type { PrintPage } from '@shared/ports/printer'
import { TAKE_MOST, TAKE_MOST_CHARS, type PhoneOutcome } from '@shared/printer/phone'
import type { PrinterDoc } from '@shared/shop/shop'
import type { Patch } from '../repo/books'
import { raiseCard } from '../repo/cards'
import { changeCopy, findCopiesOfPrinter, getCopy } from '../repo/copies'
import { labelBooks, pageOfCopy, type PageTools } from '../work/copy-page'
import { countCopies } from '../work/effects/print-send'
import { changing, inParallel, type Desk } from './desk'

/** Eight labels take a slow head five minutes; a phone that says nothing for this long is not at it any more. */
const LEASE_MS = 10 * 60_000
/** How far past copies that cannot be drawn a phone looks for ones that can. */
const LOOK = 40
const IN_HAND = 200
/** Nobody's report is awaited any more. */
const DONE: Patch<LabelCopy> = { takenUntil: undefined }

interface TakeAsk {
  readonly printer: PrinterDoc
  readonly takeId: string
  readonly language: PrintLanguage
  readonly by: string
}
type Drawer = Desk & PageTools
type Blocked = PhoneCopy & { readonly fields: string }

export const phoneCopyOf = ({ _id, slot, waybillNo, sheet, n }: LabelCopy): PhoneCopy => ({
  copyId: _id,
  slot,
  waybillTail: waybillNo.slice(-4),
  ...(sheet ? { sheet: { kind: sheet.kind, page: n } } : {}),
})

const SPOKEN: Readonly<Record<PrintLanguage, (page: PrintPage) => Uint8Array>> = {
  tspl: (page) => page.tspl(),
  cpcl: (page) => page.cpcl(),
  escpos: (page) => page.escpos(),
}
export const inLanguage = (page: PrintPage, language: PrintLanguage): string =>
  Buffer.from(SPOKEN[language](page)).toString('base64')

type Drawn =
  | { readonly kind: 'bytes'; readonly bytes: string }
  | { readonly kind: 'blocked'; readonly fields: string }
  | { readonly kind: 'unwanted'; readonly why: NoCopy }
  | { readonly kind: 'soon' }

/** Asked just before a copy goes out: its number must still be the parcel's, and nothing may stop the parcel. */
async function draw(desk: Drawer, ask: TakeAsk, copy: LabelCopy): Promise<Drawn> {
  const drawn = await pageOfCopy(desk, copy, ask.printer)
  if (drawn.kind === 'unwanted' || drawn.kind === 'soon') return drawn
  if (drawn.kind === 'page') return { kind: 'bytes', bytes: inLanguage(drawn.page, ask.language) }
  return { kind: 'blocked', fields: drawn.text === '' ? drawn.code : drawn.text }
}

/** The phone's hand while it fills: whole labels, never past the size of one answer. */
class Hand {
  readonly taken: TakenCopy[] = []
  readonly blocked: Blocked[] = []
  private chars = 0

  fits(bytes: string): boolean {
    return this.taken.length === 0 || this.chars + bytes.length <= TAKE_MOST_CHARS
  }
  put(copy: LabelCopy, bytes: string): void {
    this.taken.push({ ...phoneCopyOf(copy), bytes })
    this.chars += bytes.length
  }
}

/** One copy: what may not come out is dropped, what cannot be drawn whole is told, all else is claimed by one conditional change. */
async function takeOne(desk: Drawer, ask: TakeAsk, copy: LabelCopy): Promise<{ bytes?: string; fields?: string }> {
  const drawn = await draw(desk, ask, copy)
  if (drawn.kind === 'bytes') return { bytes: drawn.bytes }
  if (drawn.kind === 'blocked') return { fields: drawn.fields }
  if (drawn.kind === 'unwanted') await changeCopy(desk, copy, { state: 'dropped', problem: drawn.why })
  return {}
}

/** Claims in the order of the queue; stops at the first label that would make the answer too long. False: the hand is full. */
async function fill(desk: Drawer, ask: TakeAsk, { hand, copies }: { hand: Hand; copies: readonly LabelCopy[] }) {
  const drawn = await inParallel(copies, TAKE_MOST, (copy) => takeOne(desk, ask, copy))
  for (const [i, copy] of copies.entries()) {
    const { bytes, fields } = drawn[i] ?? {}
    if (fields !== undefined) hand.blocked.push({ ...phoneCopyOf(copy), fields })
    if (bytes === undefined) continue
    if (hand.taken.length >= TAKE_MOST || !hand.fits(bytes)) return false
    const { takeId, by: takenBy } = ask
    const claim = { state: 'sending', takeId, takenBy, takenUntil: desk.now() + LEASE_MS, problem: undefined } as const
    if (await changeCopy(desk, copy, claim)) hand.put(copy, bytes)
  }
  return hand.taken.length < TAKE_MOST
}

/**
 * Copies this very take has claimed before: its answer did not arrive, so nothing of them was sent. What may not come out any
 * more goes back into the queue, where the next take drops it.
 */
async function handAgain(desk: Drawer, ask: TakeAsk, own: readonly LabelCopy[]): Promise<TakenCopy[]> {
  const hand = new Hand()
  for (const copy of own) {
    const drawn = await draw(desk, ask, copy)
    if (drawn.kind === 'bytes') hand.put(copy, drawn.bytes)
    else await changeCopy(desk, copy, { ...DONE, state: 'new', sendRev: copy.sendRev + 1 })
  }
  return hand.taken
}

/**
 * The next copies of a Bluetooth printer into one phone's hand. A printer has one head: while nobody knows what became of a copy
 * (half of it may be in there) or another phone still holds some, nothing more is handed out.
 */
export async function takeCopies(
  tools: Omit<Drawer, 'accounts'>,
  ask: TakeAsk,
): Promise<Result<TakeValue, 'look-first' | 'in-use'>> {
  const desk: Drawer = { ...tools, accounts: labelBooks(tools) }
  const of = (state: LabelCopy['state'], limit: number) => findCopiesOfPrinter(desk, ask.printer._id, { state, limit })
  const [unsure, inHand, waiting] = await Promise.all([of('unknown', 1), of('sending', IN_HAND), of('new', LOOK)])
  if (unsure.length > 0) return refuse('look-first')
  if (inHand.some(({ takeId }) => takeId !== ask.takeId)) return refuse('in-use')
  if (inHand.length > 0) return ok({ copies: await handAgain(desk, ask, inHand), blocked: [], more: true })
  const hand = new Hand()
  for (let at = 0; at < waiting.length; at += TAKE_MOST) {
    if (!(await fill(desk, ask, { hand, copies: waiting.slice(at, at + TAKE_MOST) }))) break
  }
  const { taken: copies, blocked } = hand
  return ok({ copies, blocked, more: waiting.length > copies.length + blocked.length })
}

const OPEN: readonly LabelCopy['state'][] = ['sending', 'unknown']

/** What a report makes of a copy; an empty patch: it says so already. */
function heard(copy: LabelCopy, outcome: PhoneOutcome, now: number): Result<Patch<LabelCopy>, 'gone-on'> {
  const open = OPEN.includes(copy.state)
  if (outcome === 'printed') {
    if (open) return ok({ ...DONE, state: 'printed', printedAt: now, problem: undefined })
    return copy.state === 'printed' ? ok({}) : refuse('gone-on')
  }
  if (outcome === 'unsure') {
    if (copy.state === 'sending') return ok({ ...DONE, state: 'unknown', problem: 'cut-off' })
    return copy.state === 'unknown' ? ok({}) : refuse('gone-on')
  }
  if (open) return ok({ ...DONE, state: 'new', sendRev: copy.sendRev + 1, problem: undefined })
  return copy.state === 'new' ? ok({}) : refuse('gone-on')
}

export interface PhoneWord {
  readonly shopId: string
  readonly takeId: string
  readonly copyId: string
  readonly outcome: PhoneOutcome
}

/**
 * A phone's word on one copy it took. When the copy has gone on without this phone (its time was up, a person answered, another
 * phone took it) nothing changes; if paper may have come out all the same, a person is told.
 */
export async function reportCopy(desk: Desk, word: PhoneWord) {
  const { shopId, takeId, copyId, outcome } = word
  const result = await changing(
    () => getCopy(desk, copyId),
    (copy): Result<Patch<LabelCopy>, 'gone-on'> =>
      copy.shopId === shopId && copy.takeId === takeId ? heard(copy, outcome, desk.now()) : refuse('gone-on'),
    (copy, patch) => (Object.keys(patch).length === 0 ? Promise.resolve(copy) : changeCopy(desk, copy, patch)),
  )
  if (result.ok) {
    await countCopies(desk, result.value.parcelId)
    return { copyId, state: result.value.state as string, heard: true }
  }
  const copy = await getCopy(desk, copyId)
  if (copy?.shopId !== shopId) return { copyId, state: 'not-found', heard: false }
  if (outcome !== 'not-sent') {
    const facts = { kind: 'print.send', docId: copyId }
    await raiseCard(desk, { shopId, kind: 'late-answer', subject: copyId, facts })
  }
  return { copyId, state: copy.state as string, heard: false }
}

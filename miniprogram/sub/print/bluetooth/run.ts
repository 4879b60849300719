import type { PhoneCopy, TakeValue } from '@shared/api/phone-print'
import type { PrintLanguage } from '@shared/label/languages'
import type { Result } from '@shared/kernel/result'
import type { PhoneOutcome } from '@shared/printer/phone'
import { bytesOfBase64 } from '../../../device/bluetooth/base64'
import type { PrinterLink } from '../../../device/bluetooth/link'
import { marked, outcomeOf, without, type Journal, type JournalStore } from './journal'

type Report = { readonly copyId: string; readonly outcome: PhoneOutcome }

/** The function's side of printing by phone. */
export interface PhoneDesk {
  take(ask: { takeId: string; printerId: string; language: PrintLanguage }): Promise<Result<TakeValue, string>>
  report(ask: { takeId: string; reports: Report[] }): Promise<Result<unknown, string>>
  answer(ask: { copyId: string; cameOut: boolean }): Promise<Result<unknown, string>>
}

export interface RunView {
  readonly running: boolean
  readonly stopping: boolean
  /** Labels that came out whole since the tap. */
  readonly out: number
  readonly current?: PhoneCopy
  /** Cut off inside this one: a person must look. */
  readonly ask?: PhoneCopy
  readonly blocked: TakeValue['blocked']
  /** Why it stopped: the function's refusal, or the link (its code is in the link's view). */
  readonly trouble?: { readonly refusal: string } | 'link'
}

interface Parts {
  readonly desk: PhoneDesk
  readonly link: Pick<PrinterLink, 'send' | 'finish' | 'settle' | 'view'>
  readonly store: JournalStore
  readonly newId: () => string
  readonly changed: (view: RunView) => void
}
interface Task {
  readonly printerId: string
  readonly language: PrintLanguage
}
type Hand = { readonly copy: PhoneCopy; readonly bytes: Uint8Array }[]

const STILL: RunView = { running: false, stopping: false, out: 0, blocked: [] }

/**
 * Takes copies, sends them one by one, says what became of each. Whatever this phone knows is on its disk before the next byte
 * leaves, so a closed app reports on its next visit; a label that may be half out is never sent again without a person's word.
 */
export class PrintRun {
  private current: RunView = STILL
  private telling: Promise<boolean> = Promise.resolve(true)

  constructor(private readonly parts: Parts) {}

  get view(): RunView {
    return this.current
  }

  /** Until the queue is empty, a hand says stop, or something must be looked at. */
  async start(task: Task): Promise<void> {
    if (this.current.running || this.parts.link.view.state === 'unsure') return
    this.current = { ...STILL, running: true }
    this.parts.changed(this.current)
    try {
      while (await this.round(task));
    } finally {
      await this.tell(true)
      this.show({ running: false, stopping: false, current: undefined })
    }
  }

  /** After the label underway; what was taken and not begun goes back into the queue. */
  stop(): void {
    if (this.current.running) this.show({ stopping: true })
  }

  /** The person's look at the paper. True: it is settled, printing may go on. */
  async answer(copyId: string, cameOut: boolean): Promise<boolean> {
    const { desk, link } = this.parts
    const told = await this.tell(true)
    const answer = told ? await desk.answer({ copyId, cameOut }) : { ok: false as const, refusal: 'network' }
    // somebody else may have looked first: then it is settled as well
    if (!answer.ok && answer.refusal !== 'wrong-state') {
      this.show({ trouble: { refusal: answer.refusal } })
      return false
    }
    if (this.current.ask === undefined || this.current.ask.copyId === copyId) {
      link.settle()
      this.show({ ask: undefined, trouble: undefined })
    }
    return true
  }

  /** Says everything this phone still knows. False: no network, it stays on the disk. */
  tell(all: boolean): Promise<boolean> {
    this.telling = this.telling.then(() => this.tellNow(all))
    return this.telling
  }

  private async round(task: Task): Promise<boolean> {
    if (!(await this.tell(true))) return this.stopped({ refusal: 'network' })
    const hand = await this.fetch(task)
    if (!hand) return false
    if (hand.length === 0) {
      this.parts.link.finish()
      return false
    }
    for (const { copy, bytes } of hand) {
      if (this.current.stopping) return false
      if (!(await this.printOne(copy, bytes))) return false
    }
    return true
  }

  private async fetch({ printerId, language }: Task): Promise<Hand | undefined> {
    const { desk, store, newId } = this.parts
    // a take whose answer was lost is asked again: it hands out the same copies
    const asked = store.read()
    const takeId = asked?.printerId === printerId ? asked.takeId : newId()
    store.write({ takeId, printerId, copies: [] })
    const answer = await desk.take({ takeId, printerId, language })
    if (!answer.ok) {
      this.stopped({ refusal: answer.refusal })
      return undefined
    }
    const { copies, blocked } = answer.value
    this.show({ blocked })
    const waiting = copies.map(({ copyId }) => ({ copyId, mark: 'waiting' as const }))
    store.write(waiting.length > 0 ? { takeId, printerId, copies: waiting } : undefined)
    return this.decoded(copies)
  }

  private decoded(copies: TakeValue['copies']): Hand | undefined {
    try {
      return copies.map(({ bytes, ...copy }) => ({ copy, bytes: bytesOfBase64(bytes) }))
    } catch {
      this.stopped({ refusal: 'broken' })
      return undefined
    }
  }

  private async printOne(copy: PhoneCopy, bytes: Uint8Array): Promise<boolean> {
    this.show({ current: copy })
    this.mark(copy.copyId, 'begun')
    const { sent } = await this.parts.link.send(bytes)
    if (sent === 'whole') {
      this.mark(copy.copyId, 'whole')
      this.show({ out: this.current.out + 1 })
      void this.tell(false)
      return true
    }
    if (sent === 'nothing') this.mark(copy.copyId, 'waiting')
    else this.show({ ask: copy })
    return this.stopped('link')
  }

  private mark(copyId: string, mark: 'waiting' | 'begun' | 'whole'): void {
    const journal = this.parts.store.read()
    if (journal) this.parts.store.write(marked(journal, copyId, mark))
  }

  /** `all`: at a halt. In between only what came out is told: the copy underway is not known yet. */
  private async tellNow(all: boolean): Promise<boolean> {
    const { desk, store } = this.parts
    const journal: Journal | undefined = store.read()
    const due = journal?.copies.filter(({ mark }) => all || mark === 'whole') ?? []
    if (!journal || due.length === 0) return true
    const reports = due.map((copy) => ({ copyId: copy.copyId, outcome: outcomeOf(copy) }))
    const answer = await desk.report({ takeId: journal.takeId, reports })
    if (!answer.ok) return false
    const now = store.read()
    if (now)
      store.write(
        without(
          now,
          due.map(({ copyId }) => copyId),
        ),
      )
    return true
  }

  private stopped(trouble: NonNullable<RunView['trouble']>): false {
    this.show({ trouble })
    return false
  }

  private show(change: { [K in keyof RunView]?: RunView[K] | undefined }): void {
    const next = { ...this.current, ...change }
    this.current = Object.fromEntries(
      Object.entries(next).filter(([, value]) => value !== undefined),
    ) as unknown as RunView
    this.parts.changed(this.current)
  }
}

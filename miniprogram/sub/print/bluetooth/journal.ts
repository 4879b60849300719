import type { PhoneOutcome } from '@shared/printer/phone'

/** How far this phone has got with a copy it took. Written before the first byte and after the last. */
export type CopyMark = 'waiting' | 'begun' | 'whole'

export interface JournalCopy {
  readonly copyId: string
  readonly mark: CopyMark
}
/** Copies of one take that the function has not heard of yet; none: the take was asked for and has no answer. */
export interface Journal {
  readonly takeId: string
  readonly printerId: string
  readonly copies: readonly JournalCopy[]
}

/** The phone's disk: what a closed app knew is still known when it opens again. */
export interface JournalStore {
  read(): Journal | undefined
  write(journal: Journal | undefined): void
}

const OUTCOMES: Readonly<Record<CopyMark, PhoneOutcome>> = { waiting: 'not-sent', begun: 'unsure', whole: 'printed' }
export const outcomeOf = ({ mark }: JournalCopy): PhoneOutcome => OUTCOMES[mark]

export const marked = (journal: Journal, copyId: string, mark: CopyMark): Journal => ({
  ...journal,
  copies: journal.copies.map((copy) => (copy.copyId === copyId ? { copyId, mark } : copy)),
})
/** Undefined: all is told. */
export const without = (journal: Journal, copyIds: readonly string[]): Journal | undefined => {
  const copies = journal.copies.filter(({ copyId }) => !copyIds.includes(copyId))
  return copies.length === 0 ? undefined : { ...journal, copies }
}

import type { Doc } from '@shared/kernel/doc'
import type { Books } from './books'

/** Somebody looked at a receiver in the open. */
export interface RevealDoc extends Doc {
  readonly v: 1
  readonly orderId: string
  readonly by: string
  readonly at: number
}

const reveals = ({ db }: Books) => db.collection<RevealDoc>('reveals')

export const addReveal = (books: Books, reveal: RevealDoc): Promise<'added' | 'exists'> => reveals(books).add(reveal)

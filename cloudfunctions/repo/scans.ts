import type { Doc } from '@shared/kernel/doc'
import type { Books } from './books'

/** One scan on the floor, judged on the phone and again here. `_id` is made on the phone. */
export interface ScanDoc extends Doc {
  readonly v: 1
  readonly session: string
  readonly seq: number
  readonly at: number
  readonly by: string
  readonly kind: string
  readonly code: string
  readonly result: string
}

const scans = ({ db }: Books) => db.collection<ScanDoc>('scans')

/** `exists`: this event was uploaded before. */
export const addScan = (books: Books, scan: ScanDoc): Promise<'added' | 'exists'> => scans(books).add(scan)

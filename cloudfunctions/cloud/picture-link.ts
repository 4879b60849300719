import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LabelCopy } from '@shared/parcel/copy'
import { copyLivesUntil } from '@shared/parcel/copy-rules'
import { missingSetting } from '@shared/ports/missing-setting'

export interface PictureLinks {
  readonly baseUrl: string
  readonly key: string
}

type LinkedCopy = Pick<LabelCopy, '_id' | 'askedAt' | 'createdAt'>
export type PictureAsk = { readonly copyId: string } | { readonly refused: 'forged' | 'expired' }

const signOf = (key: string, copyId: string, until: string): string =>
  createHmac('sha256', key).update(`picture\n${copyId}\n${until}`).digest('hex')

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Where a partner may fetch the picture of one copy as long as its job may come out: a printer without paper has it fetched late,
 * and what it fetches too late must not be printed among tomorrow's. Throws when the settings name no address or key.
 */
export function pictureLink({ baseUrl, key }: PictureLinks, copy: LinkedCopy): string {
  const missing = [...(baseUrl === '' ? ['PUBLIC_URL'] : []), ...(key === '' ? ['LINK_KEY'] : [])]
  if (missing.length > 0) throw missingSetting(missing)
  const until = String(copyLivesUntil(copy))
  const query = new URLSearchParams({ copy: copy._id, until, sign: signOf(key, copy._id, until) })
  return `${baseUrl}/picture?${query.toString()}`
}

/** The copy that a link names. Without a key nothing is ours. */
export function readPictureLink(
  { key, now }: Pick<PictureLinks, 'key'> & { readonly now: () => number },
  query: Readonly<Record<string, string>>,
): PictureAsk {
  const { copy = '', until = '', sign = '' } = query
  if (key === '' || !same(signOf(key, copy, until), sign)) return { refused: 'forged' }
  return Number(until) > now() ? { copyId: copy } : { refused: 'expired' }
}

import { createHmac, timingSafeEqual } from 'node:crypto'

/** Long enough for a printer cloud to fetch what it was just told of, too short for a link that got around. */
const LINK_LIVES_MS = 15 * 60_000

export interface PictureLinks {
  readonly baseUrl: string
  readonly key: string
  readonly now: () => number
}

export type PictureAsk = { readonly copyId: string } | { readonly refused: 'forged' | 'expired' }

const signOf = (key: string, copyId: string, until: string): string =>
  createHmac('sha256', key).update(`picture\n${copyId}\n${until}`).digest('hex')

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Where a partner may fetch the picture of one copy for some minutes. Throws when the settings name no address or key. */
export function pictureLink({ baseUrl, key, now }: PictureLinks, copyId: string): string {
  if (baseUrl === '' || key === '') throw new Error('no PUBLIC_URL or no LINK_KEY: a picture cannot be linked to')
  const until = String(now() + LINK_LIVES_MS)
  const query = new URLSearchParams({ copy: copyId, until, sign: signOf(key, copyId, until) })
  return `${baseUrl}/picture?${query.toString()}`
}

/** The copy that a link names. Without a key nothing is ours. */
export function readPictureLink(
  { key, now }: Omit<PictureLinks, 'baseUrl'>,
  query: Readonly<Record<string, string>>,
): PictureAsk {
  const { copy = '', until = '', sign = '' } = query
  if (key === '' || !same(signOf(key, copy, until), sign)) return { refused: 'forged' }
  return Number(until) > now() ? { copyId: copy } : { refused: 'expired' }
}

import type { InviteDoc } from '@shared/shop/shop'
import type { Books } from './books'

const invites = ({ db }: Books) => db.collection<InviteDoc>('invites')

export const addInvite = (books: Books, invite: InviteDoc): Promise<'added' | 'exists'> => invites(books).add(invite)
export const getInvite = (books: Books, id: string): Promise<InviteDoc | undefined> => invites(books).get(id)

/** Uses an invitation up: only one caller ever gets it, and only before it ends. The same person may repeat the call. */
export async function useInvite(books: Books, id: string, openid: string): Promise<InviteDoc | undefined> {
  const invite = await invites(books).updateAndReturn(
    { _id: id, expiresAt: { $gt: books.now() }, usedBy: { $exists: false } },
    { $set: { usedBy: openid }, $inc: { ver: 1 } },
  )
  if (invite) return invite
  const known = await invites(books).get(id)
  return known?.usedBy === openid ? known : undefined
}

import { joinId } from '@shared/kernel/ids'
import type { CardDoc } from '@shared/shop/shop'
import type { Books } from './books'

const cards = ({ db }: Books) => db.collection<CardDoc>('cards')

export type CardAsk = Pick<CardDoc, 'shopId' | 'kind' | 'subject' | 'facts'>

const cardId = ({ shopId, kind, subject }: Pick<CardDoc, 'shopId' | 'kind' | 'subject'>) =>
  joinId(shopId, kind, subject)

/** One card a cause: a second raise brings the facts up to date and opens it again if it was closed. */
export async function raiseCard(books: Books, ask: CardAsk): Promise<void> {
  const id = cardId(ask)
  const at = books.now()
  const outcome = await cards(books).add({ _id: id, v: 1, ver: 1, ...ask, state: 'open', at })
  if (outcome === 'exists')
    await cards(books).update({ _id: id }, { $set: { facts: ask.facts, state: 'open', at }, $inc: { ver: 1 } })
}

/** True when it was open. */
export const closeCard = async (
  books: Books,
  card: Pick<CardDoc, 'shopId' | 'kind' | 'subject'>,
  by: string,
): Promise<boolean> =>
  (await cards(books).update(
    { _id: cardId(card), state: 'open' },
    { $set: { state: 'closed', closedBy: by }, $inc: { ver: 1 } },
  )) === 1

/** Closes those of them that are open, with one call. */
export const closeCards = (
  books: Books,
  closed: readonly Pick<CardDoc, 'shopId' | 'kind' | 'subject'>[],
  by: string,
): Promise<number> =>
  cards(books).updateAll(
    { _id: { $in: closed.map(cardId) }, state: 'open' },
    { $set: { state: 'closed', closedBy: by }, $inc: { ver: 1 } },
  )

/** Newest first; `kinds`: those alone, so that no number of others hides them. */
export const findOpenCards = (books: Books, shopId: string, kinds?: readonly CardDoc['kind'][]): Promise<CardDoc[]> =>
  cards(books).find({
    where: { shopId, state: 'open', ...(kinds ? { kind: { $in: [...kinds] } } : {}) },
    orderBy: [['at', 'desc']],
    limit: 200,
  })

export const getCard = (books: Books, id: string): Promise<CardDoc | undefined> => cards(books).get(id)

import type { Doc } from '@shared/kernel/doc'
import { joinId } from '@shared/kernel/ids'
import type { CollectionName } from '../../config/schema'
import type { Seal } from '../cloud/crypto'
import type { Books } from './books'

/** Every sealed value of the books: its path, and the field it was sealed for. A replaced receiver keeps the place it came from. */
export const SEALED = {
  orders: [
    ['receiver', 'receiver'],
    ['receiverRaw', 'receiverRaw'],
    ['former.receiver', 'receiver'],
    ['former.receiverRaw', 'receiverRaw'],
  ],
  parcels: [['ship.receiver', 'ship.receiver']],
  couriers: [['secrets', 'secrets']],
  printers: [['secrets', 'secrets']],
  tokens: [['token', 'token']],
} as const satisfies Partial<Record<CollectionName, readonly (readonly [path: string, field: string])[]>>
export type SealedName = keyof typeof SEALED
const isSealedName = (name: string): name is SealedName => Object.hasOwn(SEALED, name)
export const SEALED_NAMES: readonly SealedName[] = Object.keys(SEALED).filter(isSealedName)

const PAGE = 100
const TRIES = 6

const valueAt = (doc: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], doc)

/** What of a document is sealed with a former key, sealed anew. */
function sealedAnew(seal: Seal, name: SealedName, doc: Doc): Record<string, string> {
  const fields = SEALED[name].flatMap(([path, field]) => {
    const value = valueAt(doc, path)
    // a dropped receiver leaves an empty place
    if (typeof value !== 'string' || value === '' || !seal.isStale(value)) return []
    const place = { collection: name, id: doc._id, field }
    return [[path, seal.seal(place, seal.open(place, value))] as const]
  })
  return Object.fromEntries(fields)
}

/** The change counts (`ver`): whoever had read the old value in order to store it elsewhere must read again. */
async function resealDoc(books: Books, seal: Seal, { name, found }: { name: SealedName; found: Doc }): Promise<void> {
  const docs = books.db.collection<Doc>(name)
  let doc: Doc | undefined = found
  for (let left = TRIES; left > 0 && doc; left--) {
    const set = sealedAnew(seal, name, doc)
    if (Object.keys(set).length === 0) return
    if ((await docs.update({ _id: doc._id, ver: doc.ver }, { $set: set, $inc: { ver: 1 } })) === 1) return
    doc = await docs.get(doc._id)
  }
  if (doc) throw new Error(`${doc._id} never stood still`)
}

/** Seals a page of a collection anew; answers its last id, or undefined at the end. */
export async function resealPage(
  books: Books,
  seal: Seal,
  { name, after }: { readonly name: SealedName; readonly after: string },
): Promise<string | undefined> {
  const page = await books.db
    .collection<Doc>(name)
    .find({ where: { _id: { $gt: after } }, orderBy: [['_id', 'asc']], limit: PAGE })
  for (const found of page) await resealDoc(books, seal, { name, found })
  return page.length < PAGE ? undefined : page.at(-1)?._id
}

/** How far the walk for one key has come: `name` is absent at its end. */
export interface SealWalk extends Doc {
  readonly v: 1
  readonly name?: SealedName
  readonly after: string
}
const walks = ({ db }: Books) => db.collection<SealWalk>('walks')
const walkId = (key: string): string => joinId('reseal', key)

export const getSealWalk = (books: Books, key: string): Promise<SealWalk | undefined> => walks(books).get(walkId(key))

/** The first of two callers moves it on; the other one's page was sealed twice, which is as good as once. */
export async function moveSealWalk(books: Books, key: string, to: Pick<SealWalk, 'name' | 'after'>): Promise<void> {
  const added = await walks(books).add({ _id: walkId(key), v: 1, ver: 1, shopId: '', ...to })
  if (added === 'added') return
  const { name, after } = to
  const change = name === undefined ? { $set: { after }, $unset: { name: '' as const } } : { $set: { name, after } }
  await walks(books).update({ _id: walkId(key) }, { ...change, $inc: { ver: 1 } })
}

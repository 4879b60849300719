import type { Doc, Sealed } from '@shared/kernel/doc'
import type { Seal } from '../cloud/crypto'
import type { Books } from './books'

/** A partner's access token of one app, shared by all functions. */
interface TokenDoc extends Doc {
  readonly v: 1
  readonly token: Sealed
  readonly expiresAt: number
}

const place = (appId: string) => ({ collection: 'tokens', id: appId, field: 'token' })

interface Kept {
  readonly token: string
  readonly expiresAt: number
  readonly readAt: number
}

/** A burst of calls reads its token once. */
const KEPT_MS = 20_000

/** Store of tokens: sealed at rest, one row an appid; the newest put wins. */
export function createTokenStore(books: Books, seal: Seal) {
  const tokens = books.db.collection<TokenDoc>('tokens')
  const known = new Map<string, Kept>()
  return {
    async get(appId: string): Promise<Kept | undefined> {
      const kept = known.get(appId)
      if (kept && books.now() - kept.readAt < KEPT_MS) return kept
      const doc = await tokens.get(appId)
      if (!doc) return undefined
      const read = { token: seal.open(place(appId), doc.token), expiresAt: doc.expiresAt, readAt: books.now() }
      known.set(appId, read)
      return read
    },
    async put(appId: string, token: string, expiresAt: number): Promise<void> {
      known.set(appId, { token, expiresAt, readAt: books.now() })
      const sealed = seal.seal(place(appId), token)
      const outcome = await tokens.add({ _id: appId, v: 1, ver: 1, shopId: '', token: sealed, expiresAt })
      if (outcome === 'exists')
        await tokens.update({ _id: appId }, { $set: { token: sealed, expiresAt }, $inc: { ver: 1 } })
    },
  }
}

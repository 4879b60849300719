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

/** Store of tokens: sealed at rest, one row an appid; the newest put wins. */
export function createTokenStore(books: Books, seal: Seal) {
  const tokens = books.db.collection<TokenDoc>('tokens')
  return {
    async get(appId: string): Promise<{ readonly token: string; readonly expiresAt: number } | undefined> {
      const doc = await tokens.get(appId)
      return doc && { token: seal.open(place(appId), doc.token), expiresAt: doc.expiresAt }
    },
    async put(appId: string, token: string, expiresAt: number): Promise<void> {
      const sealed = seal.seal(place(appId), token)
      const outcome = await tokens.add({ _id: appId, v: 1, ver: 1, shopId: '', token: sealed, expiresAt })
      if (outcome === 'exists')
        await tokens.update({ _id: appId }, { $set: { token: sealed, expiresAt }, $inc: { ver: 1 } })
    },
  }
}

import type { BoxPhotoPort } from './box-photo'
import { chooseFile } from './choose-file.h5'

/** A browser's small storage holds five megabytes of text; pictures lie in its database. */
const STORE = 'photos'
const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const ask = indexedDB.open('fh-photos', 1)
    ask.onupgradeneeded = () => ask.result.createObjectStore(STORE)
    ask.onsuccess = () => resolve(ask.result)
    ask.onerror = () => reject(ask.error ?? new Error('no database'))
  })
const inStore = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open()
  return new Promise<T>((resolve, reject) => {
    const ask = work(database.transaction(STORE, mode).objectStore(STORE))
    ask.onsuccess = () => resolve(ask.result)
    ask.onerror = () => reject(ask.error ?? new Error('not stored'))
  }).finally(() => database.close())
}

/** What was chosen and not kept yet, by the address that `take` gave it. */
const chosen = new Map<string, File>()

export const boxPhoto: BoxPhotoPort = {
  async take() {
    const file = await chooseFile('photo-input', 'image/*')
    if (file === undefined) return undefined
    const path = URL.createObjectURL(file)
    chosen.set(path, file)
    return path
  },
  async keep(photoId, path) {
    const file = chosen.get(path)
    if (file === undefined) throw new Error('nothing was taken')
    await inStore('readwrite', (store) => store.put(file, photoId))
    chosen.delete(path)
    URL.revokeObjectURL(path)
  },
  async kept(photoId) {
    const image: unknown = await inStore<unknown>('readonly', (store) => store.get(photoId))
    return image instanceof Blob ? URL.createObjectURL(image) : undefined
  },
  async drop(photoId) {
    await inStore('readwrite', (store) => store.delete(photoId))
  },
}

import type { Desk } from '../verbs/desk'
import type { Files } from '../cloud/files'
import { runImport } from '../import/run-import'
import { changeImport, findRunningImports, type ImportDoc } from '../repo/imports'
import { getShop } from '../repo/shops'

/** A call of the phone moves its import on every few seconds; one that stood still so long has lost its phone. */
const STILL_MS = 20_000
/** With a minute for the round, this leaves the reading of a large file its time. */
const RUN_MS = 20_000
/** A file that kills whoever reads it is given up; what was stored stays, and the same file may be tried again. */
const TAKEN_UP_MAX = 5

async function goOn(desk: Desk & { readonly files: Files }, doc: ImportDoc): Promise<void> {
  const shop = await getShop(desk, doc.shopId)
  if (!shop) return
  const takenUp = (doc.takenUp ?? 0) + 1
  if (takenUp > TAKEN_UP_MAX) {
    await changeImport(desk, doc, { state: 'refused', refusal: 'no-progress' })
    return
  }
  const ours = await changeImport(desk, doc, { takenUp, movedAt: desk.now() })
  if (ours) await runImport(desk, shop, { doc: ours, until: desk.now() + RUN_MS })
}

/** Imports whose phone has gone away in the middle are finished here, from their cursor on. */
export async function goOnImports(desk: Desk & { readonly files: Files }): Promise<void> {
  const still = (await findRunningImports(desk)).filter(({ movedAt = 0 }) => movedAt < desk.now() - STILL_MS)
  for (const doc of still) await goOn(desk, doc)
}

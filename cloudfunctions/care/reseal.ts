import type { Desk } from '../verbs/desk'
import { getSealWalk, moveSealWalk, resealPage, SEALED_NAMES, type SealedName } from '../repo/sealed'

/** 500 documents a minute: a year of a small shop in a day, beside everything else that care does. */
const PAGES = 5

const following = (name: SealedName): SealedName | undefined => SEALED_NAMES[SEALED_NAMES.indexOf(name) + 1]

/**
 * After a change of keys everything that a former key has sealed is sealed anew, by one walk through the books a key; when it is
 * over the former key may be taken out of the settings. True: it is.
 */
export async function reseal(desk: Desk): Promise<boolean> {
  const [newest, former] = desk.seal.keyNames
  if (newest === undefined || former === undefined) return true
  const walk = await getSealWalk(desk, newest)
  let name = walk ? walk.name : SEALED_NAMES[0]
  let after = walk?.after ?? ''
  for (let page = 0; page < PAGES && name !== undefined; page++) {
    const last: string | undefined = await resealPage(desk, desk.seal, { name, after })
    if (last === undefined) name = following(name)
    after = last ?? ''
    await moveSealWalk(desk, newest, { ...(name === undefined ? {} : { name }), after })
  }
  return name === undefined
}

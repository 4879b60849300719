import type { LabelCopy } from '@shared/parcel/copy'
import { copyLivesUntil } from '@shared/parcel/copy-rules'
import type { JobCondition } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { errorPlace } from '../cloud/logger'
import { findCopiesOfPrinter } from '../repo/copies'
import { findPrinters } from '../repo/printers'
import { findShops } from '../repo/shops'
import { doubtCopy, settleCopy, settlePrinted } from '../verbs/receipts'
import { openPrinter, SecretsUnreadable, type OpenPrinter } from './accounts'
import type { WorkDeps } from './deps'
import { noteCondition } from './printer-condition'
import { reserve } from './rate'
import { heardNews, takeTurn, turnsDue, type Turn } from './receipt-turns'

type Deps = Pick<WorkDeps, 'db' | 'now' | 'seal' | 'printers' | 'log'>

const RECEIPTS = 50
/** A maker throws a job away at its expiry without a word: it "waits" for ever. Ours and its clock are not the same. */
const CLOCKS_DIFFER_MS = 120_000

interface Heard {
  readonly copy: LabelCopy
  readonly condition: JobCondition
  readonly expires: boolean
}

function learn(deps: Deps, { copy, condition, expires }: Heard): Promise<boolean> {
  const isOver = deps.now() > copyLivesUntil(copy) + CLOCKS_DIFFER_MS
  return expires && isOver && condition === 'waiting' ? doubtCopy(deps, copy) : settleCopy(deps, copy, condition)
}

async function learnAll(deps: Deps, heard: readonly Heard[]): Promise<number> {
  const printed = heard.filter(({ condition }) => condition === 'printed')
  let news = await settlePrinted(
    deps,
    printed.map(({ copy }) => copy),
  )
  for (const one of heard) if (one.condition !== 'printed' && (await learn(deps, one))) news += 1
  return news
}

async function askPrinter(deps: Deps, { port, account, doc }: OpenPrinter, turn: Turn): Promise<void> {
  const copies = await findCopiesOfPrinter(deps, account.id, { state: 'accepted', limit: RECEIPTS })
  if (!(await takeTurn(deps, turn, copies))) return
  const jobIds = copies.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]))
  if (jobIds.length === 0) return
  if ('notBefore' in (await reserve(deps, account.id, { limits: port.limits, count: 1 }))) return
  const jobs = await port.jobs(account, jobIds)
  const heard = copies.flatMap((copy) => {
    const condition = copy.jobId === undefined ? undefined : jobs[copy.jobId]
    return condition ? [{ copy, condition, expires: port.can.expiry }] : []
  })
  if ((await learnAll(deps, heard)) > 0) {
    await heardNews(deps, account.id, copies)
  } else {
    // nothing came out since: the printer may say why, before its queue is full of ours
    const status = (await port.status([account]))[account.id]
    if (status) await noteCondition(deps, doc, status)
  }
}

/** What became of labels that printers have taken: for receipts that do not come by push. A partner's trouble waits its turn. */
export async function askReceipts(deps: Deps): Promise<void> {
  for (const shop of await findShops(deps)) {
    const printers = await findPrinters(deps, shop._id)
    const ids = printers.map(({ _id }) => _id)
    for (const turn of await turnsDue(deps, ids)) {
      const doc = printers.find(({ _id }) => _id === turn.printerId)
      try {
        const printer = doc && openPrinter(deps, doc)
        if (printer) await askPrinter(deps, printer, turn)
      } catch (error) {
        // its turn comes again later, each time later still
        if (!(error instanceof ProviderError) && !(error instanceof SecretsUnreadable)) throw error
        deps.log.info('receipts-unheard', { account: turn.printerId, error: errorPlace(error) })
      }
    }
  }
}

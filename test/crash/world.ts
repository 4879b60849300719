import type { Finding } from '../../src/shared/audit/finding'
import type { EffectDoc } from '../../src/shared/effect/effect'
import type { OrderDoc } from '../../src/shared/order/order'
import { createLog } from '../../cloudfunctions/cloud/logger'
import type { Books } from '../../cloudfunctions/repo/books'
import { addCourier } from '../../cloudfunctions/repo/couriers'
import { grantCredit } from '../../cloudfunctions/repo/credits'
import { addOrder } from '../../cloudfunctions/repo/orders'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { addShop } from '../../cloudfunctions/repo/shops'
import { addStock } from '../../cloudfunctions/repo/stock'
import { sweepWaiting } from '../../cloudfunctions/care/sweep'
import type { AuditFn, WorkDeps } from '../../cloudfunctions/work/deps'
import { createAccounts } from '../../cloudfunctions/work/accounts'
import { rawPage } from '../support/canned-page'
import { closeDecided } from '../../cloudfunctions/work/settle'
import { createWork } from '../../cloudfunctions/work/slice'
import { createMemoryDb } from '../support/memory-db'
import {
  scriptedCourier,
  scriptedNotices,
  scriptedPrinter,
  scriptedSource,
  type Fate,
  type PartnerWorld,
} from '../support/scripted-partners'
import { seededRandom, VirtualTime } from '../support/virtual-time'
import { Life } from './life'
import { courier, orderDoc, printer, seal, shop, SHOP, START, stockDoc } from './shop'

const SKUS = ['a', 'b'] as const
const STOCK = 8
const ORDERS = 6
/** So near that the owner may tell the platform before the van comes. */
const SHIP_WITHIN_MS = 2 * 3_600_000
/** After so many deaths the workers live, so that every run comes to its end. */
const DEATHS = 8

const DOUBT: Finding = { code: 'address-repairable', severity: 'note', reason: 'mended' }
const SHORT: Finding = { code: 'stock-short', severity: 'fix', reason: 'short' }

/** Every rule is content unless something is short, or the buyer is asked. */
const audit: AuditFn = ({ goods, order }) =>
  Promise.resolve({ findings: [...(order.addressAsk ? [DOUBT] : []), ...(goods.short.length > 0 ? [SHORT] : [])] })

export function createWorld(seed: number, log: (line: string) => void) {
  const random = seededRandom(seed)
  const time = new VirtualTime(START)
  const db = createMemoryDb()
  let deaths = 0
  let calm = false
  const fates: readonly Fate[] = ['lost', 'late', 'vanished', 'busy', 'doubled']
  const fate = (): Fate => (calm || random() > 0.3 ? 'good' : (fates[Math.floor(random() * fates.length)] ?? 'good'))
  const partners: PartnerWorld = { wait: time.wait, fate }
  const scripted = {
    courier: scriptedCourier(partners),
    printer: scriptedPrinter(partners),
    source: scriptedSource(partners),
    notices: scriptedNotices(partners),
  }
  const newLife = (): Life => {
    const mortal = deaths < DEATHS && random() < 0.6
    if (mortal) deaths += 1
    return new Life(mortal ? 1 + Math.floor(random() * 60) : 0)
  }
  const booksOf = (life: Life): Books => ({ db: life.dbOf(db), now: time.now })
  /** Runs it as one worker that may die; what it threw is a worker that broke, which the books must stand as well. */
  const live = async (job: (life: Life) => Promise<unknown>): Promise<void> => {
    const life = newLife()
    const run = job(life).catch((error: unknown) => log(`broke: ${String(error)}`))
    await Promise.race([run, life.ended])
  }
  const depsOf = (life: Life): WorkDeps => ({
    ...booksOf(life),
    random,
    wait: time.wait,
    seal,
    log: createLog(log),
    audit,
    renderLabel: () => ({ ok: true, page: rawPage(new Uint8Array(1)) }),
    couriers: { scripted: life.portOf(scripted.courier.port) },
    printers: { scripted: life.portOf(scripted.printer.port) },
    orderSource: life.portOf(scripted.source.port),
    notices: life.portOf(scripted.notices.port),
    goodsPicture: 'https://shop.example/goods.png',
    steps: {},
  })
  const slice = (life: Life) => createWork(depsOf(life)).runSlice({ budgetMs: 45_000 })
  const steady: Books = { db, now: time.now }

  async function open(): Promise<void> {
    await addShop(steady, shop)
    await addCourier(steady, courier)
    await addPrinter(steady, printer)
    for (const sku of SKUS) await addStock(steady, stockDoc(sku, STOCK))
    for (let no = 1; no <= ORDERS; no++) {
      const want =
        random() < 0.4
          ? ([
              ['a', 1],
              ['b', 2],
            ] as const)
          : ([[random() < 0.5 ? 'a' : 'b', 2]] as const)
      for (const templateId of ['tpl', 'ask'])
        await grantCredit(steady, { shopId: SHOP, openid: `O${no}`, templateId }, 'grant')
      // Every other buyer is asked for his address, too.
      const ask = { state: 'wanted', rev: 1, at: START, by: 'staff' } as const
      const asked = no % 2 === 0 ? { addressAsk: ask, findings: [DOUBT] } : {}
      const order = { ...orderDoc(String(no), want), ...asked, shipBy: START + SHIP_WITHIN_MS }
      await live((life) => addOrder(booksOf(life), order))
      // The import runs again until it is through.
      await addOrder(steady, order)
    }
  }

  return {
    db,
    time,
    random,
    scripted,
    booksOf,
    steady,
    live,
    open,
    runSlice: () => live(slice),
    care: () =>
      live(async (life) => {
        await sweepWaiting(booksOf(life))
        const deps = depsOf(life)
        await closeDecided({ ...deps, accounts: createAccounts(deps) })
      }),
    calmDown: () => void (calm = true),
    effects: () => db.all<EffectDoc>('effects'),
    orders: () => db.all<OrderDoc>('orders'),
    stockAtStart: STOCK,
    skus: SKUS,
  }
}
export type World = ReturnType<typeof createWorld>

import type { EffectDoc } from '@shared/effect/effect'
import { auditOrder } from '../../cloudfunctions/audit/audit-order'
import { retryRests, retryShortOrders } from '../../cloudfunctions/care/short-orders'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { addProduct } from '../../cloudfunctions/repo/products'
import { rawPage } from './canned-page'
import { addStock } from '../../cloudfunctions/repo/stock'
import { createSteps } from '../../cloudfunctions/verbs/steps'
import { createWork } from '../../cloudfunctions/work/slice'
import { createTestApi } from './api'
import { scriptedCourier, scriptedNotices, scriptedPrinter, scriptedSource } from './scripted-partners'
import { VirtualTime } from './virtual-time'

/** The api function with work functions behind it, real rules and partners that answer at once. */
export async function createWorkingApi({ goodsPicture = '' }: { readonly goodsPicture?: string } = {}) {
  const api = await createTestApi()
  const time = new VirtualTime(api.clock.at)
  const world = { wait: time.wait, fate: () => 'good' as const }
  const courier = scriptedCourier(world)
  const printer = scriptedPrinter(world)
  const source = scriptedSource(world)
  const notices = scriptedNotices(world)
  const deps = {
    ...api.desk,
    now: time.now,
    random: () => 0.5,
    wait: time.wait,
    log: createLog(() => undefined),
    audit: auditOrder,
    renderLabel: () => ({ ok: true, page: rawPage(new Uint8Array(1)) }) as const,
    couriers: { kdniao: courier.port },
    printers: { kuaimai: printer.port },
    orderSource: source.port,
    notices: notices.port,
    goodsPicture,
    steps: createSteps(api.desk),
  }
  const rows = (kind: EffectDoc['kind']) => api.db.all<EffectDoc>('effects').filter((row) => row.kind === kind)
  const open = () =>
    api.db.all<EffectDoc>('effects').filter(({ state }) => state === 'ready' || state === 'answered').length
  /** Turns the work functions until nothing is left to do. */
  const work = async (): Promise<void> => {
    for (let round = 0; round < 20; round++) {
      await time.until(createWork(deps).runSlice({ budgetMs: 45_000 }))
      api.clock.at = time.now()
      if (open() === 0) return
    }
  }
  /** Time goes by with nobody at work. */
  const pass = async (ms: number): Promise<void> => {
    await time.until(time.wait(ms))
    api.clock.at = time.now()
  }
  const care = async () => {
    await retryShortOrders(api.desk, 'demo')
    await retryRests(api.desk, 'demo')
  }
  const shelve = (sku: string, onHand: number) =>
    addStock(api.desk, {
      _id: `main_${sku}`,
      v: 1,
      ver: 1,
      shopId: 'demo',
      warehouseId: 'main',
      sku,
      onHand,
      free: onHand,
      holds: {},
    })
  const article = (sku: string) =>
    addProduct(api.desk, {
      _id: `demo_${sku}`,
      v: 1,
      ver: 1,
      shopId: 'demo',
      sku,
      title: '卫衣',
      spec: 'M',
      barcode: '',
      priceFen: 9900,
      weightGrams: 300,
      location: 'A-01-1-1',
    })
  return { ...api, courier, printer, source, notices, rows, work, pass, care, shelve, article }
}
export type WorkingApi = Awaited<ReturnType<typeof createWorkingApi>>

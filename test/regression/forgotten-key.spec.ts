import type { EffectDoc } from '../../src/shared/effect/effect'
import type { LabelCopy } from '../../src/shared/parcel/copy'
import { planParcel } from '../../src/shared/parcel/decide-plan'
import type { PrinterPort } from '../../src/shared/ports/printer'
import { ProviderError, type ProviderFailure } from '../../src/shared/ports/provider-error'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { rawPage } from '../support/canned-page'
import { UNKNOWN } from '../../cloudfunctions/providers/printer/xpyun/units'
import { addCourier } from '../../cloudfunctions/repo/couriers'
import { addParcel } from '../../cloudfunctions/repo/parcels'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { addShop } from '../../cloudfunctions/repo/shops'
import type { WorkDeps } from '../../cloudfunctions/work/deps'
import { createWork } from '../../cloudfunctions/work/slice'
import { courier, frozenShip, orderDoc, printer, seal, shop, START } from '../crash/shop'
import { createMemoryDb } from '../support/memory-db'
import { scriptedCourier, scriptedNotices, scriptedPrinter, scriptedSource } from '../support/scripted-partners'
import { VirtualTime } from '../support/virtual-time'

const trouble = (failure: ProviderFailure) =>
  new ProviderError({ provider: 'scripted', failure, scope: 'account', providerCode: failure })

/** A shop with one parcel, and a printer whose partner knows a key for some minutes; `away` makes it refuse. */
async function shopWith(life: { readonly keyLivesMs: number }) {
  const time = new VirtualTime(START)
  const db = createMemoryDb()
  const world = { wait: time.wait, fate: () => 'good' as const }
  const printed: number[] = []
  const state = { away: false, lose: true }
  const port: PrinterPort = {
    ...scriptedPrinter(world).port,
    unknown: { ...UNKNOWN, ...life },
    async print() {
      if (state.away) throw trouble('offline')
      printed.push(time.now())
      if (!state.lose) return { jobId: 'j' }
      state.lose = false
      state.away = true
      throw trouble('no-answer')
    },
  }
  const deps: WorkDeps = {
    db,
    now: time.now,
    random: () => 0.5,
    wait: time.wait,
    seal,
    log: createLog(() => undefined),
    audit: () => Promise.resolve({ findings: [] }),
    renderLabel: () => ({ ok: true, page: rawPage(new Uint8Array(1)) }),
    couriers: { scripted: scriptedCourier(world).port },
    printers: { scripted: port },
    orderSource: scriptedSource(world).port,
    notices: scriptedNotices(world).port,
    goodsPicture: '',
    steps: {},
  }
  await addShop(deps, shop)
  await addCourier(deps, courier)
  await addPrinter(deps, printer)
  const order = orderDoc('1', [['a', 1]])
  const lines = [{ orderId: order._id, lineNo: 1, sku: 'a', title: 'a', spec: '', quantity: 1 }]
  const more = { waveId: 'w', slot: 1, printWish: { printerId: 'p1', seq: 1, by: 'me' }, by: 'me', at: START }
  const id = '0000000000000001'
  await addParcel(deps, planParcel({ id, orders: [order], lines, ship: frozenShip(id, order), ...more }))
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await time.until(createWork(deps).runSlice({ budgetMs: 45_000 }))
      await time.until(time.wait(60_000))
    }
  }
  const send = () => db.all<EffectDoc>('effects').find(({ kind }) => kind === 'print.send')?.state
  return { pass, printed, state, send, copies: () => db.all<LabelCopy>('copies') }
}

// a lost answer, then ten minutes without the printer: the key was dead when the label was sent again, and it came out twice
it('asks a person instead of sending a key again that its partner has forgotten', async () => {
  const { pass, printed, state, send, copies } = await shopWith({ keyLivesMs: 240_000 })
  await pass(10)
  state.away = false
  await pass(15)
  expect(printed).toHaveLength(1)
  expect(send()).toBe('person')
  expect(copies()).toMatchObject([{ state: 'unknown' }])
})

it('still sends it again while the key lives', async () => {
  const { pass, printed, state, send } = await shopWith({ keyLivesMs: 3_600_000 })
  await pass(3)
  state.away = false
  await pass(15)
  expect(printed).toHaveLength(2)
  expect(send()).toBe('done')
})

import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrinterDoc } from '@shared/shop/shop'
import { getCopy } from '../../../cloudfunctions/repo/copies'
import { changeParcel, getParcel } from '../../../cloudfunctions/repo/parcels'
import { addPrinter } from '../../../cloudfunctions/repo/printers'
import { printStep } from '../../../cloudfunctions/verbs/print'
import { createAccounts } from '../../../cloudfunctions/work/accounts'
import type { WorkDeps } from '../../../cloudfunctions/work/deps'
import { copyMake } from '../../../cloudfunctions/work/effects/copy-make'
import type { Work } from '../../../cloudfunctions/work/handler'
import { createTestApi } from '../api'
import { NOON, parcelsIn, takeInReady } from '../desk'

export const HAND_PRINTER = 'demo_bluetooth_HT3'

const printer = (secrets: string): PrinterDoc => ({
  _id: HAND_PRINTER,
  v: 1,
  ver: 1,
  shopId: 'demo',
  driver: 'bluetooth',
  label: '手持',
  sn: 'HT3',
  secrets,
  template: '76x130',
  on: true,
  condition: 'unknown',
  conditionAt: NOON,
  waiting: 0,
})

/** The api on a memory database with a Bluetooth printer and `count` parcels whose copies wait at it, and a packer to call. */
export async function createHandDesk(count: number, over: Parameters<typeof createTestApi>[0] = {}) {
  const api = await createTestApi(over)
  const { test, desk } = api
  await addPrinter(desk, printer(desk.seal.seal({ collection: 'printers', id: HAND_PRINTER, field: 'secrets' }, '{}')))
  const nos = Array.from({ length: count }, (_, i) => String(i + 1))
  for (const no of nos) await takeInReady(test, no)
  const orderIds = nos.map((no) => `demo_${no}`)
  const ask = { verb: 'print', orderIds, printerIds: [HAND_PRINTER], merge: false } as const
  const state = { by: 'staff', state: 'open', cursor: 0, total: count, doneCount: 0, refusals: [] } as const
  const batch = { _id: 'batch-01', v: 1, ver: 1, shopId: 'demo', ask, ...state, createdAt: NOON } as const
  await printStep(desk)({ batch, ids: orderIds, offset: 0 })
  const deps = { ...desk, couriers: {}, printers: {} } as unknown as WorkDeps
  const work: Work = { ...deps, accounts: createAccounts(deps) }
  for (const { _id } of parcelsIn(test)) {
    const planned = await getParcel(desk, _id)
    if (!planned) throw new Error('no parcel')
    const waybillNo = `7834120056${String(planned.slot).padStart(4, '0')}`
    const got = await changeParcel(desk, planned, { waybill: 'got', waybillNo, routing: { mark: '300-01 020' } })
    if (!got) throw new Error('changed meanwhile')
    await copyMake.run(work, { doc: got, row: undefined as never })
  }
  const packer = await api.hire('packer')
  const copies = () => api.db.all<LabelCopy>('copies').sort((a, b) => a.seq - b.seq)
  const copy = async (id: string): Promise<LabelCopy> => {
    const found = await getCopy(desk, id)
    if (!found) throw new Error(`no copy ${id}`)
    return found
  }
  const parcel = async (id: string): Promise<ParcelDoc> => {
    const found = await getParcel(desk, id)
    if (!found) throw new Error(`no parcel ${id}`)
    return found
  }
  return { ...api, packer, copies, copy, parcel }
}

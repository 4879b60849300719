import type { SheetPaper } from '@shared/printer/drivers'
import { SHEET_KINDS, sheetPapers, type SheetKind } from '@shared/printer/sheet'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { DRIVER_CASES, type DriverCase } from '../support/printing/drivers'
import { createPrintWorld, WAVE, waybillOf, type PrintWorld } from '../support/printing/world'

const parcelsOf = (world: PrintWorld) => world.db.all<ParcelDoc>('parcels').sort((a, b) => a.slot - b.slot)

/** Two parcels to pick; the first box holds more kinds of goods than a page can list. */
async function picking(one: DriverCase) {
  const world = await createPrintWorld(one)
  const owner = await world.hire('owner')
  world.listen(true)
  const rounds = async (count: number) => {
    for (let n = 0; n < count; n += 1) await world.round()
  }
  /** Their labels come out first. */
  const label = async () => {
    await world.wish(2)
    await rounds(6)
    const [first] = parcelsOf(world)
    if (!first) throw new Error('no parcel')
    const line = { orderId: 'demo_1', title: '高腰直筒牛仔裤（加长款）', spec: '复古蓝;27', quantity: 2 }
    const lines = Array.from({ length: 70 }, (_, i) => ({ ...line, lineNo: i + 1, sku: `S${i}` }))
    await changeParcel(world.books, first, { lines })
  }
  const choose = (kind: SheetKind, paper: SheetPaper) =>
    world.call(owner, 'printSheetSave', { kind, printer: { printerId: world.printerId, paper } })
  const print = (kind: SheetKind, reason?: string) =>
    world.call(world.packer, 'sheetPrint', {
      ...{
        requestId: `tap-${kind}${reason ?? ''}`,
        kind,
        id: kind === 'pick-list' ? WAVE : (parcelsOf(world)[0]?._id ?? ''),
      },
      ...(reason === undefined ? {} : { reason }),
    })
  return { world, rounds, label, choose, print }
}

const sheetCopies = (world: PrintWorld) => world.copies().filter(({ sheet }) => sheet !== undefined)

const cases = DRIVER_CASES.filter(({ name, driver }) => name === driver).map(
  (one) => [one.name, one, sheetPapers({ driver: one.driver, sn: '' })] as const,
  60_000,
)
const papers = cases.flatMap(([name, one, all]) => all.map((paper) => [name, paper, one] as const))

it.each(papers)(
  '%s on %s: a page of a list or slip is a row of the ledger and a sheet in the tray',
  async (_, paper, one) => {
    const { world, rounds, label, choose, print } = await picking(one)
    let labels = 0
    await world.run(async () => {
      await label()
      labels = (await world.paper()).length
      for (const kind of SHEET_KINDS) {
        expect(await choose(kind, paper)).toMatchObject({ ok: true })
        expect(await print(kind)).toMatchObject({ ok: true })
        await rounds(16)
      }
    })
    const copies = sheetCopies(world)
    const pages = SHEET_KINDS.map((kind) => copies.filter(({ sheet }) => sheet?.kind === kind).map(({ n }) => n))
    for (const own of pages) {
      expect(own.length).toBeGreaterThan(1)
      expect(own).toEqual(own.map((_page, i) => i + 1))
    }
    expect(copies.map(({ state }) => state)).toEqual(copies.map(() => 'printed'))
    const codes = (await world.paper()).slice(labels)
    const slip = pages[1]?.length ?? 0
    expect(codes).toHaveLength(copies.length)
    expect(codes.slice(-slip)).toEqual(Array<string>(slip).fill(waybillOf(1)))
    expect(parcelsOf(world).map((parcel) => parcel.copies)).toEqual([1, 1])
  },
  60_000,
)

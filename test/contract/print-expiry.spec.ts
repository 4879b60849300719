import { DRIVER_CASES } from '../support/printing/drivers'
import { createPrintWorld, WAVE, waybillOf } from '../support/printing/world'

const HOUR_MS = 3_600_000
/** Drivers whose cloud throws a job away at its expiry, or finds no picture any more, and does not say so. */
const cases = DRIVER_CASES.filter(({ name }) => ['xpyun', 'feie', 'yilianyun'].includes(name))

jest.setTimeout(60_000)

it.each(cases)(
  '$name: a label that died at its maker for want of paper is looked for, and printed once',
  async (one) => {
    const world = await createPrintWorld(one)
    const progress = () => world.must(world.packer, 'printProgress', { batchId: WAVE })
    await world.run(async () => {
      await world.round()
      await world.twin.admin('printers', { sn: world.sn, deviceStatus: 3 })
      await world.wish(1)
      await world.round()
      expect(world.copies()).toMatchObject([{ state: 'accepted' }])
      await world.time.wait(HOUR_MS)
      await world.round()
      expect(await progress()).toMatchObject({ unsureCopies: [] })
      await world.time.wait(HOUR_MS + 600_000)
      await world.twin.admin('printers', { sn: world.sn, deviceStatus: 0 })
      await world.round()
      await world.time.wait(600_000)
      await world.round()
      expect(world.copies()).toMatchObject([{ state: 'unknown', problem: 'expired' }])
      expect(await progress()).toMatchObject({ unsure: 1, unsureCopies: [{ slot: 1, failed: false }] })
      expect(await world.paper()).toEqual([])
      await world.lookAtPaper()
      for (let n = 0; n < 8; n += 1) await world.round()
    })
    expect(await world.paper()).toEqual([waybillOf(1)])
    expect(world.copies()).toMatchObject([{ state: 'printed' }])
  },
)

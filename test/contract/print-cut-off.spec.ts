import { DRIVER_CASES } from '../support/printing/drivers'
import { createPrintWorld, WAVE, waybillOf } from '../support/printing/world'

jest.setTimeout(60_000)

it.each([
  ['on-paper', 0],
  ['not-on-paper', 1],
] as const)('a label cut off in the middle (%s) is asked about, and is on paper once', async (cut, more) => {
  const one = DRIVER_CASES.find(({ name }) => name === 'lan')
  if (!one) throw new Error('no driver lan')
  const world = await createPrintWorld(one)
  const progress = () => world.must(world.packer, 'printProgress', { batchId: WAVE })
  await world.run(async () => {
    await world.round()
    await world.twin.admin('cuts', [cut])
    await world.wish(3)
    for (let n = 0; n < 4; n += 1) await world.round()
    expect(world.copies()).toMatchObject([
      { state: 'unknown', problem: 'cut-off' },
      { state: 'printed' },
      { state: 'printed' },
    ])
    expect(await progress()).toMatchObject({ unsure: 1, unsureCopies: [{ slot: 1 }] })
    expect(await world.paper()).toHaveLength(3 - more)
    await world.lookAtPaper()
    for (let n = 0; n < 4; n += 1) await world.round()
  })
  expect((await world.paper()).sort()).toEqual([1, 2, 3].map(waybillOf))
  expect(world.copies().map(({ state }) => state)).toEqual(['printed', 'printed', 'printed'])
})

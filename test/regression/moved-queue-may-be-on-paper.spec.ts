import type { EffectDoc } from '@shared/effect/effect'
import { ProviderError } from '@shared/ports/provider-error'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { holdAccount, releaseAccount } from '../../cloudfunctions/work/rate'
import { DRIVER_CASES, type DriverCase } from '../support/printing/drivers'
import { createPrintWorld, waybillOf } from '../support/printing/world'
import { scriptedPrinter } from '../support/scripted-partners'

const OTHER = 'demo_other_1'
const REPEATING = ['yilianyun', 'xpyun', 'lan']

/** A printer whose maker has one label but whose answer was lost; its queue was stopped by hand at that moment. Another one prints. */
async function lostAnswer(one: DriverCase) {
  const world = await createPrintWorld(one)
  const other = scriptedPrinter({ wait: () => Promise.resolve(), fate: () => 'good' })
  Object.assign(world.deps.printers, { other: other.port })
  const secrets = world.desk.seal.seal({ collection: 'printers', id: OTHER, field: 'secrets' }, '{}')
  const state = { on: true, condition: 'ready', conditionAt: 0, waiting: 0, template: one.template, secrets } as const
  const head = { v: 1, ver: 1, shopId: 'demo', driver: 'other', label: '另一台', sn: '1' } as const
  await addPrinter(world.books, { ...head, ...state, _id: OTHER })
  world.listen(true)
  const print = world.port.print.bind(world.port)
  let isLost = false
  const losing = async (...ask: Parameters<typeof print>) => {
    const answer = await print(...ask)
    if (isLost) return answer
    isLost = true
    await holdAccount(world.books, world.printerId)
    throw new ProviderError({ provider: one.driver, failure: 'no-answer', scope: 'order', providerCode: 'lost' })
  }
  Object.assign(world.port, { print: losing })
  const row = () => world.db.all<EffectDoc>('effects').find(({ kind }) => kind === 'print.send')
  const move = () => world.must(world.packer, 'printerMove', { from: world.printerId, to: OTHER })
  return { ...world, other, row, move }
}

// its row was ready again for the same key, and to be ready passed for "surely not sent": both printers put the label on paper
it.each(DRIVER_CASES.filter(({ name }) => REPEATING.includes(name)).map((one) => [one.name, one] as const))(
  '%s: leaves a label whose answer was lost in the queue of its printer, where it comes out once',
  async (_name, one) => {
    const world = await lostAnswer(one)
    await world.run(async () => {
      await world.round()
      await world.wish(1)
      for (let rounds = 0; rounds < 2; rounds++) await world.round()
      expect(world.row()).toMatchObject({ state: 'ready' })
      expect(await world.move()).toEqual({ moved: 0, asked: 0, left: 1 })
      await releaseAccount(world.books, world.printerId)
      for (let rounds = 0; rounds < 4; rounds++) await world.round()
    })
    expect(await world.paper()).toEqual([waybillOf(1)])
    expect(world.other.paper).toEqual([])
    expect(world.copies()).toMatchObject([{ state: 'printed', printerId: world.printerId }])
  },
)

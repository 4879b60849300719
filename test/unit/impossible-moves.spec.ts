import { canMove } from '@shared/kernel/states'
import { ASK_MOVES, ASK_STATES, type AskState } from '@shared/notice/address-ask'
import { REST_MOVES, REST_STATES, type RestState } from '@shared/order/split'
import { WAYBILL_MOVES, WAYBILL_STATES, type WaybillState } from '@shared/parcel/waybill-state'
import { changeOrder } from '../../cloudfunctions/repo/orders'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { orderIn, parcelsIn, type TestDesk } from '../support/desk'
import { planned } from '../support/planned'

const pairs = <S extends string>(states: readonly S[]) =>
  states.flatMap((from) => states.map((to) => [from, to] as const))
const rest = (state: RestState) => ({ state, rev: 1 })
const ask = (state: AskState) => ({ state, rev: 1, at: 1, by: 's1' })
let at: TestDesk
beforeAll(async () => {
  at = await planned(['1'])
})

/** Whether a document that stands in `from` can be written as `to`. */
async function refused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    expect(await write()).toBeDefined()
    return false
  } catch (error) {
    expect(String(error)).toContain('there is no move')
    return true
  }
}

it.each(pairs(WAYBILL_STATES))('lets no number go %s -> %s unless its table has it', async (from, to) => {
  const [found] = parcelsIn(at)
  if (!found) throw new Error('no parcel')
  const parcel = { ...found, waybill: from }
  const isMove = from === to || canMove<WaybillState>(WAYBILL_MOVES, from, to)
  expect(await refused(() => changeParcel(at.desk, parcel, { waybill: to }))).toBe(!isMove)
  if (!isMove) expect((await getParcel(at.desk, found._id))?.ver).toBe(found.ver)
})

it.each(pairs(ASK_STATES))('lets no question go %s -> %s unless its table has it', async (from, to) => {
  const order = { ...(await orderIn(at, '1')), addressAsk: ask(from) }
  const isMove = from === to || canMove<AskState>(ASK_MOVES, from, to)
  expect(await refused(() => changeOrder(at.desk, order, { addressAsk: ask(to) }))).toBe(!isMove)
})

it.each(pairs(REST_STATES))('lets no rest go %s -> %s unless its table has it', async (from, to) => {
  const order = { ...(await orderIn(at, '1')), rest: rest(from) }
  const isMove = from === to || canMove<RestState>(REST_MOVES, from, to)
  expect(await refused(() => changeOrder(at.desk, order, { rest: rest(to) }))).toBe(!isMove)
})

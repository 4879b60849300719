import { act, renderHook, waitFor } from '@testing-library/react'
import type { OrderCardView } from '@shared/api/views'
import { cards } from '../../../../test/support/fake-api/goods'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useSnack } from '../../../store/snack'
import { approveLabel } from './card-acts'
import { useAudit } from './use-audit'

const [sample] = cards(0)
if (!sample) throw new Error('no card')
const card = (id: string, change: Partial<OrderCardView> = {}): OrderCardView => ({ ...sample, id, ...change })
const counts = { causes: [], asks: { cards: 0, wanted: 0, waiting: 0, answered: 0 }, autoPassed: 0, mergeable: 0 }
const answer = (orders: readonly OrderCardView[], change: object = {}) => ({
  ok: true,
  value: { ...counts, orders, total: orders.length, held: orders.length, auditing: 0, asOf: 7, ...change },
})

/** What the server lists, page by page, and what it answers to acts; a read may be kept waiting for its answer. */
let listed: OrderCardView[]
let behind: OrderCardView[]
let acts: Record<string, unknown>
let slow: ((whenTold: () => void) => void) | undefined
let calls: { name: string; input: unknown }[]

beforeEach(() => {
  jest.useFakeTimers()
  forgetAll()
  useSnack.getState().clear()
  ;[listed, behind, acts, slow, calls] = [[card('A'), card('B')], [], {}, undefined, []]
  cloud.answer = (name, input) => {
    calls.push({ name, input })
    if (name !== 'audit.list') return acts[name]
    const { cursor } = input as { cursor?: string }
    const value = cursor === undefined ? answer(listed, behind.length > 0 ? { cursor: 'c' } : {}) : answer(behind)
    const wait = slow
    slow = undefined
    return wait ? new Promise((resolve) => wait(() => resolve(value))) : value
  }
})
afterEach(() => jest.useRealTimers())

async function openList() {
  const { result } = renderHook(() => useAudit())
  await waitFor(() => expect(result.current.list).toBeDefined())
  const shown = () => result.current.list?.orders.map(({ id }) => id).join(' ')
  const approve = (order = card('A')) => act(async () => result.current.approve(order))
  return { audit: result, shown, approve }
}
const later = (ms = 1_300) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)))
const said = () => useSnack.getState().shown

it('says 放行了 only of an order that went, and takes no row away that is held still', async () => {
  const { shown, approve } = await openList()
  acts['audit.approve'] = { ok: true, value: { state: 'held' } }
  await approve(card('A', { findings: [{ code: 'stock-short', severity: 'stop', reason: '缺 1 件' }] }))
  expect(shown()).toBe('A B')
  expect(said()).toMatchObject({ tone: 'look', text: expect.stringMatching(/^没放行.*缺货/) as string })
  acts['audit.approve'] = { ok: false, refusal: 'cannot-accept', detail: 'refund-in-progress' }
  await approve()
  expect(shown()).toBe('A B')
  expect(said()?.text).toMatch(/^没放行.*退款/)
  acts['audit.approve'] = { ok: true, value: { state: 'ready' } }
  await approve()
  expect(shown()).toBe('B')
  expect(said()).toMatchObject({ tone: 'done', text: '放行了 1 单' })
})

it('calls the word on an order by what it does: a fix that is accepted already is nothing to adopt', () => {
  expect(approveLabel(card('A'))).toBe('采用')
  expect(approveLabel(card('A', { heldByHand: true }))).toBe('放行')
  expect(approveLabel(card('A', { accepted: ['address-repairable'] }))).toBe('放行')
})

it('sends which list the button stood on, and says what has come after it', async () => {
  const { audit } = await openList()
  acts['audit.accept'] = { ok: true, value: { batchId: 'b', accepted: 2, freed: 2, refused: 0, left: 1 } }
  act(() => audit.current.choose('address-repairable'))
  await waitFor(() => expect(audit.current.list).toBeDefined())
  await act(() => audit.current.acceptCause('address-repairable'))
  expect(calls.find(({ name }) => name === 'audit.accept')?.input).toMatchObject({ asOf: 7 })
  expect(said()?.text).toBe('采用 2 单，放行了 2 单；另有 1 单刚到或刚变，没动')
  expect(audit.current.cause).toBe('address-repairable')
})

it('keeps an approved row away while a read that began before comes in', async () => {
  const { audit, shown, approve } = await openList()
  let tell: () => void = () => undefined
  slow = (whenTold) => (tell = whenTold)
  await act(async () => void audit.current.resource.reload())
  acts['audit.approve'] = { ok: true, value: { state: 'ready' } }
  await approve()
  await act(async () => tell())
  expect(shown()).toBe('B')
  expect(audit.current.list?.total).toBe(1)
  listed = [card('B')]
  await later()
  expect(shown()).toBe('B')
  expect(audit.current.list?.total).toBe(1)
})

it('hears the read that began last, whichever comes last', async () => {
  const { audit, shown } = await openList()
  let tell: () => void = () => undefined
  slow = (whenTold) => (tell = whenTold)
  await act(async () => void audit.current.resource.reload())
  listed = [card('C')]
  await act(async () => void audit.current.resource.reload())
  await act(async () => tell())
  expect(shown()).toBe('C')
})

// hidden until the filter was changed: an order that another doubt still held was on no page
it('brings a mended order back that is still held, once the rules have looked at it', async () => {
  const { audit, shown } = await openList()
  act(() => audit.current.fixed(card('A')))
  expect(shown()).toBe('B')
  listed = [card('A', { auditing: true }), card('B')]
  await later()
  expect(shown()).toBe('B')
  expect(audit.current.list?.total).toBe(1)
  listed = [card('A', { memo: '还有备注' }), card('B')]
  await act(async () => void audit.current.resource.reload())
  expect(shown()).toBe('A B')
  expect(audit.current.list?.total).toBe(2)
})

it('keeps an approved row away when another filter shows what it read before', async () => {
  const { audit, shown, approve } = await openList()
  act(() => audit.current.choose('address-repairable'))
  await waitFor(() => expect(shown()).toBe('A B'))
  acts['audit.approve'] = { ok: true, value: { state: 'ready' } }
  await approve()
  slow = () => undefined
  act(() => audit.current.choose(undefined))
  expect(shown()).toBe('B')
})

it('reads a page again that was scrolled to when a row of it was dealt with, and no other time', async () => {
  behind = [card('Y'), card('Z')]
  const { audit, shown, approve } = await openList()
  await act(async () => audit.current.more())
  expect(shown()).toBe('A B Y Z')
  const pages = () => calls.filter(({ input }) => (input as { cursor?: string }).cursor === 'c').length
  acts['audit.approve'] = { ok: true, value: { state: 'ready' } }
  await approve()
  listed = [card('B')]
  await later()
  expect(pages()).toBe(1)
  act(() => audit.current.fixed(card('Y')))
  expect(shown()).toBe('B Z')
  await later()
  expect(pages()).toBe(2)
  expect(shown()).toBe('B Y Z')
})

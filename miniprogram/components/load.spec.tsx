import { act, fireEvent, render, waitFor } from '@testing-library/react'
import type { Resource } from '../hooks/use-resource'
import { useFloorQueue } from '../store/floor-queue'
import { Load } from './load'

const NOON = Date.UTC(2026, 10, 25, 4)
const resource = (change: Partial<Resource<string>>): Resource<string> => ({
  ...{ shown: undefined, offline: false, trouble: undefined, reload: () => Promise.resolve(), set: () => undefined },
  ...change,
})
const show = (change: Partial<Resource<string>>) =>
  render(
    <Load of={resource(change)} what='订单'>
      {(value) => value}
    </Load>,
  ).container
const trouble = (refusal: string, detail = refusal) => ({ refusal, detail, at: NOON })
const old = { value: '旧的', at: NOON, read: 1 }

it('says what is being read', () => {
  expect(show({}).textContent).toContain('正在读订单')
})

it.each([
  ['没网', trouble('network', 'no network')],
  ['订单没读出来服务器 15 秒没有回答。单子都在，没有丢。', trouble('network', 'timeout')],
  ['订单没读出来服务器没答上来。单子都在，没有丢。', trouble('broken')],
])('says of a page that has nothing: %s', async (words, why) => {
  const reload = jest.fn(() => Promise.resolve())
  const page = show({ trouble: why, reload })
  expect(page.textContent).toContain(words)
  fireEvent.click(page.querySelector('#retry') ?? page)
  await waitFor(() => expect(reload).toHaveBeenCalled())
})

it('names the trouble by a number with the time in it', () => {
  expect(show({ trouble: trouble('broken') }).textContent).toContain('FH-BROKEN-1200')
})

it('says how old what is shown is, why, and how many scans wait', () => {
  const network = trouble('network', 'no network')
  expect(show({ shown: old, offline: true, trouble: network }).textContent).toContain('没网，看到的是 12:00 的')
  expect(show({ shown: old, trouble: trouble('broken') }).textContent).toContain('新的没读到，看到的是 12:00 的')
  const before = { ...old, at: NOON - 24 * 3_600_000 }
  expect(show({ shown: before, offline: true, trouble: network }).textContent).toContain('没网，看到的是 昨天 12:00 的')
  const scan = { kind: 'hand', parcelId: 'P', id: 'event-01', session: 'session-1', seq: 1, at: 1 } as const
  act(() => useFloorQueue.setState({ events: [scan] }))
  expect(show({ shown: old, offline: true, trouble: network }).textContent).toContain('，1 条待传')
})

import { act, renderHook } from '@testing-library/react'
import { waybill76x130 } from '@shared/label/templates/waybills'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useEditor } from './use-editor'

const BARCODE = waybill76x130.elements.findIndex(({ type }) => type === 'barcode')
const REST_MS = 1_000

let calls: { readonly name: string; readonly input: Record<string, unknown> }[] = []
let newest = 2
const saved = () => ({
  base: '76x130',
  n: newest,
  newest,
  template: { ...waybill76x130, version: newest },
  versions: [],
})

beforeEach(() => {
  jest.useFakeTimers()
  forgetAll()
  calls = []
  newest = 2
  cloud.answer = (name, input) => {
    calls.push({ name, input: input as Record<string, unknown> })
    if (name === 'template.preview')
      return { ok: true, value: { png: '', widthDots: 608, heightDots: 1040, flaws: [] } }
    if (name === 'template.save') newest += 1
    return { ok: true, value: saved() }
  }
})
afterEach(() => jest.useRealTimers())

const rest = () => act(() => jest.advanceTimersByTimeAsync(REST_MS))
async function opened() {
  const hook = renderHook(() => useEditor('76x130'))
  // the answer comes in the first rest, its picture in the second
  await rest()
  await rest()
  act(() => hook.result.current.select(BARCODE))
  return hook
}
const called = (name: string) => calls.filter((call) => call.name === name)
const barcodeY = (hook: Awaited<ReturnType<typeof opened>>) => hook.result.current.template?.elements[BARCODE]?.y

it('draws once when the hand has come to rest, not for every nudge', async () => {
  const hook = await opened()
  expect(called('template.preview')).toHaveLength(1)
  for (let i = 0; i < 5; i++) act(() => void hook.result.current.edit({ kind: 'move', dx: 0, dy: -0.125 }))
  expect(hook.result.current.preview.drawing).toBe(true)
  await rest()
  expect(called('template.preview')).toHaveLength(2)
  expect(hook.result.current.preview.drawing).toBe(false)
})

it('takes steps back one by one, to what was saved', async () => {
  const hook = await opened()
  act(() => void hook.result.current.edit({ kind: 'move', dx: 0, dy: -0.5 }))
  act(() => void hook.result.current.edit({ kind: 'move', dx: 0, dy: -0.5 }))
  expect(barcodeY(hook)).toBe(64)
  act(() => hook.result.current.undo())
  expect(barcodeY(hook)).toBe(64.5)
  act(() => hook.result.current.undo())
  expect(hook.result.current).toMatchObject({ changed: false, template: { version: 2 } })
})

it('goes on where it was left, and saves over the version it began from', async () => {
  const first = await opened()
  act(() => void first.result.current.edit({ kind: 'move', dx: 0, dy: -0.5 }))
  first.unmount()
  const again = await opened()
  expect(again.result.current.changed).toBe(true)
  expect(barcodeY(again)).toBe(64.5)
  await act(() => again.result.current.save())
  expect(called('template.save')[0]?.input).toMatchObject({ base: '76x130', basedOn: 2 })
  expect(again.result.current).toMatchObject({ changed: false, newest: 3 })
})

it('forgets a draft of a version that is not the newest any more', async () => {
  const first = await opened()
  act(() => void first.result.current.edit({ kind: 'move', dx: 0, dy: -0.5 }))
  first.unmount()
  newest = 3
  const again = await opened()
  expect(again.result.current.changed).toBe(false)
})

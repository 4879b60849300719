import { act, fireEvent, render, waitFor } from '@testing-library/react'
import type { EffectCause } from '@shared/api/print'
import { cloud, forgetAll } from '../../test/support/taro'
import { EffectCauses } from './effect-causes'

const cause: EffectCause = {
  ...{ id: 'c1', kind: 'waybill.create', provider: 'kdniao', code: '110', text: '圆通不送这个区', scope: 'order' },
  ...{ count: 3, fixes: ['change-courier'], sample: [] },
}
const show = async (couriers: readonly string[]) => {
  forgetAll()
  cloud.answer = (name) =>
    name === 'effect.couriers' ? { ok: true, value: { couriers } } : { ok: true, value: { batchId: 'b', count: 3 } }
  const page = render(<EffectCauses causes={[cause]} onFixed={() => Promise.resolve()} />)
  const at = (id: string) => page.container.querySelector(`#${id}`)
  const button = await waitFor(() => at('change-c1') ?? Promise.reject(new Error('no button')))
  await act(async () => void fireEvent.click(button))
  return { at, text: () => page.container.textContent ?? '' }
}

it('offers the couriers that the shop can really change to, and no others', async () => {
  const page = await show(['zto', 'sf'])
  await waitFor(() => expect(page.at('to-zto')).not.toBeNull())
  expect(page.text()).toContain('3 个改发中通')
  expect(page.at('to-sf')).not.toBeNull()
  expect(page.at('to-yto')).toBeNull()
})

it('says that nobody else goes there', async () => {
  const page = await show([])
  await waitFor(() => expect(page.at('to-nobody')).not.toBeNull())
})

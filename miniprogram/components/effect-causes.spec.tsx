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

const unsure: EffectCause = {
  ...{ ...cause, fixes: ['retry', 'accept-lost', 'change-courier'], count: 2, unsureKeys: ['WP1n1', 'WP2n1'] },
}
const open = async () => {
  forgetAll()
  const taps: unknown[] = []
  cloud.answer = (name, input) => {
    if (name === 'effect.fix') taps.push(input)
    return { ok: true, value: name === 'effect.couriers' ? { couriers: ['zto'] } : { batchId: 'b', count: 2 } }
  }
  const page = render(<EffectCauses causes={[unsure]} onFixed={() => Promise.resolve()} />)
  const at = (id: string) => page.container.querySelector(`#${id}`)
  const tap = async (id: string) => {
    const button = await waitFor(() => at(id) ?? Promise.reject(new Error(`no ${id}`)))
    await act(async () => void fireEvent.click(button))
  }
  return { at, tap, taps, text: () => page.container.textContent ?? '' }
}

it('says what a number may cost and where to look before it is given up, and changes the courier there only', async () => {
  const page = await open()
  expect(page.text()).toContain('可能给过面单号')
  expect(page.at('change-c1')).toBeNull()
  await page.tap('lost-c1')
  expect(page.taps).toEqual([])
  const question = page.at('number-question')?.textContent ?? ''
  for (const part of ['包裹都还在', '照样收钱', '订单编号 WP1n1、WP2n1，']) expect(question).toContain(part)
  await page.tap('ask-anew')
  expect(page.taps).toMatchObject([{ causeId: 'c1', fix: 'accept-lost' }])
  await page.tap('lost-c1')
  await page.tap('to-zto')
  expect(page.taps[1]).toMatchObject({ causeId: 'c1', fix: 'change-courier', courier: 'zto' })
})

import { act, fireEvent, render, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { DeskValue } from '@shared/api/orders'
import type { Role } from '@shared/staff/role'
import DeskPage from '../../miniprogram/pages/desk'
import MePage from '../../miniprogram/pages/me'
import { useSession } from '../../miniprogram/store/session'
import { desk } from '../support/fake-api/desk'
import { cloud, forgetAll } from '../support/taro'

const look = { tone: 'look' } as const
const alerts: DeskValue['alerts'] = [
  ...desk(0).alerts,
  { ...look, id: 'late', kind: 'late', facts: { count: 3, minutes: 50 } },
  { ...look, id: 'urged', kind: 'urged', facts: { count: 2 } },
  { ...look, id: 'card-1', kind: 'forged-push', facts: {} },
]
const open = async (role: Role) => {
  forgetAll()
  useSession.setState({ me: { role, staffName: '林芳' } })
  cloud.answer = () => ({ ok: true, value: { ...desk(Date.now()), alerts } })
  const page = render(<DeskPage />)
  const at = (id: string) => page.container.querySelector(`[id="${id}"]`)
  await waitFor(() => expect(at('alerts-more')).not.toBeNull())
  const tap = async (id: string) => act(async () => void fireEvent.click(at(id) as Element))
  const kinds = () => alerts.map(({ kind }) => kind).filter((kind) => at(`alert-${kind}`) !== null)
  return { at, tap, kinds, more: () => at('alerts-more')?.textContent }
}
beforeEach(() => {
  Taro.navigateTo = jest.fn()
  Taro.switchTab = jest.fn()
})

// the row led to a page of other things, and a packer was turned away there
it.each(['owner', 'packer'] as const)(
  'unfolds all alerts in their place for the %s, and folds them again',
  async (role) => {
    const page = await open(role)
    expect(page.kinds()).toEqual(['floor-stop', 'printer-stopped'])
    expect(page.more()).toBe('还有 3 条')
    await page.tap('alerts-more')
    expect(page.kinds()).toEqual(alerts.map(({ kind }) => kind))
    expect(page.more()).toBe('收起这 3 条')
    await page.tap('alert-act-urged')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/orders/index' })
    await page.tap('alerts-more')
    expect(page.kinds()).toEqual(['floor-stop', 'printer-stopped'])
    expect(Taro.navigateTo).not.toHaveBeenCalled()
  },
)

it('has no button that leads where the hand is turned away', async () => {
  const packer = await open('packer')
  await packer.tap('alerts-more')
  expect(packer.at('alert-act-card-1')).toBeNull()
  expect(packer.at('alert-act-late')).not.toBeNull()
})

it('leaves the way to what is to be decided: a card, and the page of one who may', async () => {
  const page = await open('auditor')
  await page.tap('alerts-more')
  await page.tap('alert-act-card-1')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/sub/print/effects/index' })
  expect(render(<MePage />).container.querySelector('#me-effects')).not.toBeNull()
})

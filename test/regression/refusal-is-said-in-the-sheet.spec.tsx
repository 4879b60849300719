import { useState } from 'react'
import { act, fireEvent, render, waitFor } from '@testing-library/react'
import type { OrderCardView } from '@shared/api/views'
import { ActBar } from '../../miniprogram/components/act-bar'
import { LateSheet } from '../../miniprogram/components/late-sheet'
import { PaperSheet } from '../../miniprogram/components/paper-sheet'
import { Screen } from '../../miniprogram/components/screen'
import { Sheet } from '../../miniprogram/components/sheet'
import { useSession } from '../../miniprogram/store/session'
import { useSnack } from '../../miniprogram/store/snack'
import { FixSheet } from '../../miniprogram/sub/audit/list/fix-sheet'
import { cloud, forgetAll } from '../support/taro'

const nothing = () => undefined
const card = { id: 'shop_1', address: [], findings: [] } as unknown as OrderCardView
const opened = {
  name: '杜明',
  phone: '13800138000',
  province: '广东省',
  city: '深圳市',
  district: '南山区',
  detail: '',
}
const late = { id: 'shop_1', platformNo: '1', name: '杜*', goods: 'packed', waybillTail: '1945', shipBy: 1 }
const list = {
  kind: 'pick-list',
  printer: { id: 'p', label: '小票机', usable: true, byPhone: false },
  subjects: [{ id: 'w1', title: '1', parcels: 3, unlisted: 3, unsure: [] }],
}

const open = (sheet: React.ReactNode, answers: Readonly<Record<string, object>> = {}) => {
  cloud.answer = (name) => {
    const answer = answers[name]
    if (answer === undefined) throw new Error('no network')
    return answer
  }
  const page = render(<Screen roles='anyone'>{sheet}</Screen>)
  const at = (id: string) => page.container.querySelector(`[id="${id}"]`)
  const tap = async (id: string) => {
    const button = await waitFor(() => at(id) ?? Promise.reject(new Error(`no ${id}`)))
    await act(async () => void fireEvent.click(button))
  }
  /** Text of the one snack, and where it stands. */
  const said = async () => {
    await waitFor(() => expect(at('snack')).not.toBeNull())
    const all = page.container.querySelectorAll('[id="snack"]')
    expect(all).toHaveLength(1)
    const [snack] = all
    return { snack, text: snack?.textContent ?? '', sheet: snack?.closest('[id="sheet"]')?.textContent }
  }
  return { at, tap, said }
}
const standsAbove = (snack: Element | undefined, act: Element | null) =>
  snack?.compareDocumentPosition(act as Node) === Node.DOCUMENT_POSITION_FOLLOWING &&
  snack.parentElement === act?.parentElement?.parentElement

beforeEach(() => {
  forgetAll()
  useSnack.setState({ shown: undefined })
  useSession.setState({ me: { role: 'owner', staffName: '店主' } as never })
})

// the snack stood on the page and the sheet lay over it: the spinner stopped, and nothing was seen
it('says above the act bar of the sheet what an address still lacks', async () => {
  const page = open(<FixSheet order={card} onDone={nothing} onClose={nothing} />, {
    'order.reveal': { ok: true, value: opened },
    'audit.fix-address': { ok: false, refusal: 'incomplete', detail: '没写街道门牌' },
  })
  await page.tap('fix-save')
  const { snack, text, sheet } = await page.said()
  expect(text).toBe('地址还不全，没存，补好再点：没写街道门牌')
  expect(sheet).toContain('没写街道门牌')
  expect(standsAbove(snack, page.at('fix-save'))).toBe(true)
})

it('says in the sheet that no answer came', async () => {
  const page = open(<LateSheet onTold={nothing} onClose={nothing} />, {
    'late.list': { ok: true, value: { orders: [late], asOf: 1 } },
  })
  await page.tap('tell')
  expect((await page.said()).sheet).toContain('没等到回答')
})

it('says it at the foot of a sheet that has no act bar', async () => {
  const page = open(<PaperSheet kind='pick-list' onClose={nothing} />, {
    'sheet.show': { ok: true, value: list },
    'sheet.print': { ok: false, refusal: 'printer-off' },
  })
  await page.tap('print-w1')
  expect((await page.said()).sheet).toContain('停用了')
})

const Over = () => {
  const [depth, setDepth] = useState(2)
  return (
    <>
      {depth > 0 && (
        <Sheet title='lower' onClose={() => setDepth(0)}>
          <ActBar primary={{ id: 'go', label: 'go', onTap: nothing }} />
          {depth > 1 && (
            <Sheet title='upper' onClose={() => setDepth(1)}>
              upper
            </Sheet>
          )}
        </Sheet>
      )}
      <ActBar primary={{ id: 'page-go', label: 'go', onTap: nothing }} />
    </>
  )
}

it('says it once: in the upper sheet, then in the lower, then on the page', async () => {
  const page = open(<Over />)
  act(() => useSnack.getState().warn('said'))
  expect((await page.said()).sheet).toBe('upperuppersaid')
  const tapMask = async (title: string) => {
    const masks = [...document.querySelectorAll('[id="sheet"]')]
    const mask = masks.find((one) => one.firstElementChild?.firstElementChild?.textContent === title)
    await act(async () => void fireEvent.click(mask as Element))
  }
  await tapMask('upper')
  const lower = await page.said()
  expect(lower.sheet).toBe('lowersaidgo')
  expect(standsAbove(lower.snack, page.at('go'))).toBe(true)
  await tapMask('lower')
  expect((await page.said()).sheet).toBeUndefined()
})

const { boot } = require('../support/weapp')
const { answers } = require('../support/weapp-answers')

const label = (no) => Buffer.from(`LABEL-${no}`.padEnd(400, '.'))
const PRINTER = 'demo_bluetooth_HT3'

/** The function's side of one queue: what waits, what is in a phone's hand, what nobody knows. */
function ledger(count) {
  const copies = Array.from({ length: count }, (_, i) => ({
    copyId: `c${i + 1}`,
    slot: i + 1,
    waybillTail: `000${i + 1}`,
    state: 'new',
  }))
  const of = (state) => copies.filter((copy) => copy.state === state)
  const shown = ({ copyId, slot, waybillTail }) => ({ copyId, slot, waybillTail })
  const routes = {
    'phone-print.show': () => ({
      label: '手持',
      on: true,
      waiting: of('new').length,
      taken: of('sending').length,
      unsure: of('unknown').map(shown),
    }),
    'phone-print.take': () => {
      const taken = of('new').slice(0, 8)
      for (const copy of taken) copy.state = 'sending'
      return {
        copies: taken.map((copy) => ({ ...shown(copy), bytes: label(copy.slot).toString('base64') })),
        blocked: [],
        more: false,
      }
    },
    'phone-print.report': ({ reports }) => {
      const becomes = { printed: 'printed', unsure: 'unknown', 'not-sent': 'new' }
      for (const { copyId, outcome } of reports) copies.find((copy) => copy.copyId === copyId).state = becomes[outcome]
      return { copies: [] }
    },
    'copy.answer': ({ copyId, cameOut }) => {
      copies.find((copy) => copy.copyId === copyId).state = cameOut ? 'printed' : 'new'
      return { state: 'printed' }
    },
    'phone-sample.get': () => ({ bytes: label('S').toString('base64') }),
  }
  return { copies, routes, states: () => copies.map(({ state }) => state) }
}

describe('printing over Bluetooth in the built mini-program', () => {
  const asked = []
  let home
  let books
  beforeAll(() => {
    home = boot((call) => {
      asked.push(call.name)
      const own = books && books.routes[call.name]
      return own ? { ok: true, value: own(call.input) } : answers.answerOf(call, { now: Date.now(), openid: 'owner' })
    })
  })
  const paper = () => home.ble.received.toString().match(/LABEL-\w/g) || []

  it('connects, prints a sample, prints the queue, asks about the label it was cut off in, and goes on by a hand alone', async () => {
    books = ledger(4)
    const page = await home.openPage('sub/print/bluetooth/index', { printer: PRINTER })
    await page.until(() => page.text().includes('GP-M322'))
    page.tap('#connect-D1')
    await page.until(() => page.text().includes('已连上'))
    expect(home.ble.mtus).toEqual([247, 185])
    await page.until(() => page.text().includes('打 4 张'))
    page.tap('#language-cpcl')
    page.tap('#sample')
    await page.until(() => paper().length === 1)
    await page.until(() => page.text().includes('样张发完了'))
    // a label is three writes: the second label loses the link in its middle
    home.ble.faults[home.ble.writes + 3 + 2] = 'drop'
    page.tap('#bt-print')
    await page.until(() => page.text().includes('断在格口 2 这张里，出纸了吗'))
    await page.until(() => books.states().join() === 'printed,unknown,new,new')
    const before = home.ble.writes
    await page.until(() => page.text().includes('先看一眼上面这张'))
    page.tap('#bt-print')
    expect(home.ble.writes).toBe(before)
    page.tap('#not-out')
    await page.until(() => page.text().includes('打 3 张'))
    home.ble.received = Buffer.alloc(0)
    page.tap('#bt-print')
    await page.until(() => books.states().every((state) => state === 'printed'))
    await page.until(() => page.text().includes('都发完了'))
    expect(home.ble.awake).toEqual([true, false, true, false])
    expect(home.ble.received.equals(Buffer.concat([2, 3, 4].map(label)))).toBe(true)
    page.leave()
  })

  it('keeps labels back while half a sample may be in the head of the printer', async () => {
    books = ledger(1)
    const page = await home.openPage('sub/print/bluetooth/index', { printer: PRINTER })
    await page.until(() => page.text().includes('打 1 张'))
    home.ble.faults[home.ble.writes + 2] = 'drop'
    page.tap('#sample')
    await page.until(() => page.text().includes('样张断在半路'))
    const before = home.ble.writes
    page.tap('#bt-print')
    expect(home.ble.writes).toBe(before)
    page.tap('#torn-settled')
    await page.until(() => page.text().includes('打 1 张'))
    page.tap('#bt-print')
    await page.until(() => books.states().join() === 'printed')
    page.leave()
  })

  it('says what to do while the Bluetooth of the phone is off, and finds the printer once it is on', async () => {
    const page = await home.openPage('sub/print/bluetooth/index', { printer: PRINTER })
    await page.until(() => page.has('#change-device'))
    home.ble.open = false
    page.tap('#change-device')
    await page.until(() => page.text().includes('手机的蓝牙没开'))
    home.ble.open = true
    page.tap('#look-again')
    await page.until(() => page.has('#connect-D1'))
    page.leave()
  })
})

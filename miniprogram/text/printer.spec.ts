import { settings } from '../../test/support/fake-api/settings'
import { labelPrinters, paperWord, queueLine, stateOf, stoppedAt } from './printer'

const HOUR = 3_600_000
const [sample] = settings(0).printers
if (!sample) throw new Error('no printer')
const printer = (change: Partial<typeof sample>) => ({ ...sample, since: 0, waiting: 27, ...change })

it('says for how long a printer is away and since when it stands', () => {
  expect(stateOf(printer({ condition: 'offline' }), 2 * HOUR + 1)).toBe('离线 2 小时')
  expect(stateOf(printer({ condition: 'offline' }), 3 * 24 * HOUR)).toBe('离线 3 天')
  expect(stoppedAt(printer({ condition: 'out-of-paper' }))).toBe('08:00 停的')
  expect(stoppedAt(printer({ condition: 'offline' }))).toBe('')
})

it('tells a queue that moves from one that waits', () => {
  expect(queueLine(printer({}))).toBe('排着 27 张')
  expect(queueLine(printer({ condition: 'out-of-paper' }))).toBe('27 张在等')
  expect(queueLine(printer({ waiting: 0 }))).toBe('没有在等')
})

it('says what its paper is for', () => {
  expect(paperWord(printer({}), undefined)).toBe('快麦 76×130，打面单')
  expect(paperWord(printer({ template: '60x40@2' }), undefined)).toBe('快麦 60×40，打小标')
  expect(paperWord(printer({}), { kind: 'pick-list', paper: '80' })).toBe('快麦 80 毫米小票纸，打拣货单')
  expect(labelPrinters(['前台快麦', '2 号快麦'], 'load')).toBe('前台快麦、2 号快麦，平分')
  expect(labelPrinters([], 'load')).toBe('没有')
})

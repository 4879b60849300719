import fc from 'fast-check'
import { readChinaTime } from './wall-clock'

const AT = Date.parse('2026-11-20T00:08:54+08:00')

it.each([
  '2026-11-20 00:08:54',
  '2026/11/20 0:08:54',
  '2026.11.20 00:08:54',
  '2026年11月20日 00:08:54',
  '2026年11月20日0时8分54秒',
  '2026-11-20T00:08:54+08:00',
  '2026-11-20 00:08:54.0',
  '2026-11-19T16:08:54.000Z',
  '20261120000854',
  '46346.006180555559',
])('reads %s', (text) => expect(readChinaTime(text)).toBe(AT))

it('reads a time without seconds and a day alone', () => {
  expect(readChinaTime('2026/1/5 9:07')).toBe(Date.parse('2026-01-05T09:07:00+08:00'))
  expect(readChinaTime('2026-01-05')).toBe(Date.parse('2026-01-05T00:00:00+08:00'))
})

it.each(['2026-02-30 00:00:00', '2026-11-20 24:00:00', '11/20/2026 0:08', '26-11-20 00:08', '昨天', '12345', '=NOW()'])(
  'takes %s for no time',
  (text) => expect(readChinaTime(text)).toBeUndefined(),
)

it('reads every second of these years as it is written', () => {
  const seconds = fc.integer({ min: Date.parse('2001-01-01') / 1000, max: Date.parse('2090-01-01') / 1000 })
  fc.assert(
    fc.property(seconds, (at) => {
      const text = new Date((at + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ')
      expect(readChinaTime(text)).toBe(at * 1000)
    }),
  )
})

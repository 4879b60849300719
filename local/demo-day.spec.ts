import { dayUntil } from './demo-day'

const NOW = Date.parse('2027-03-01T09:30:00+08:00')
const csv = [
  '订单编号,下单时间,支付时间,买家留言,行号',
  '1,2026-11-19 23:58:54,2026-11-20 00:08:54,,1',
  '2,2026-11-20 18:05:24,2026-11-20 18:15:24,约 2026-11-20 18:15:24 后送,2',
].join('\n')

it('moves the sample day so that its last order is of the past hour', () => {
  const moved = dayUntil(Buffer.from(csv), NOW).toString()
  expect(moved).toContain(',2027-03-01 09:05:24,2027-03-01 09:15:24,')
  expect(moved).toContain(',2027-02-28 14:58:54,2027-02-28 15:08:54,')
})

it('moves cells that are a time and leaves what people wrote', () => {
  expect(dayUntil(Buffer.from(csv), NOW).toString()).toContain('约 2026-11-20 18:15:24 后送')
})

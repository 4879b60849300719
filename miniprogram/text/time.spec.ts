import { clock, dateWord, moment, nearMoment, pickupClock, pickupMoment, spanOf, timeLeft } from './time'

const at = (text: string) => Date.parse(`${text}+08:00`)
const HOUR = 3_600_000

it('tells China time whatever the zone of the phone', () => {
  expect(clock(at('2026-11-20T00:08:00'))).toBe('00:08')
  expect(moment(at('2026-11-20T18:40:00'), at('2026-11-20T23:59:00'))).toBe('18:40')
  expect(moment(at('2026-11-22T00:08:00'), at('2026-11-21T23:59:00'))).toBe('11月22日 00:08')
})

it('names the days beside today by how far they are, the others by their date', () => {
  const now = at('2026-11-22T10:15:00')
  expect(nearMoment(at('2026-11-22T06:20:00'), now)).toBe('今天 06:20')
  expect(nearMoment(at('2026-11-21T00:00:00'), now)).toBe('昨天 00:00')
  expect(nearMoment(at('2026-11-20T23:59:00'), now)).toBe('11月20日 23:59')
  expect(dateWord(at('2026-11-22T00:00:00'), now)).toBe('今天 11月22日')
  expect(dateWord(at('2026-11-23T00:00:00'), now)).toBe('明天 11月23日')
  expect(dateWord(at('2026-11-24T00:00:00'), now)).toBe('11月24日 周二')
})

it('says what is left, and what is late', () => {
  expect(timeLeft(31 * HOUR, 0)).toBe('剩 31 小时')
  expect(timeLeft(HOUR + 8 * 60_000, 0)).toBe('剩 1 小时 8 分')
  expect(timeLeft(0, 2 * HOUR)).toBe('晚了 2 小时 0 分')
})

it('names spans and pickups in the units people say', () => {
  expect(spanOf(25)).toBe('25 秒')
  expect(spanOf(140)).toBe('2 分 20 秒')
  expect(spanOf(120)).toBe('2 分')
  expect(pickupClock(20 * 60 + 5)).toBe('20:05')
})

it('finds the moment of a pickup that is given as minutes of the day', () => {
  const morning = at('2026-11-20T00:30:00')
  expect(pickupMoment(20 * 60, morning)).toBe(at('2026-11-20T20:00:00'))
  expect(pickupMoment(morning, 0)).toBe(morning)
})

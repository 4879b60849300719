import { nearestOf } from './deadline-hero'

const van = (courier: string, toPack: number) => ({ courier, at: 0, packed: 1, toPack, toPick: 0, toPrint: 0 })
const deskOf = (...deadlines: ReturnType<typeof van>[]) => ({
  shopName: '',
  asOf: 0,
  pulledTo: 0,
  deadlines,
  stages: { toAudit: 0, toPrint: 0, toPick: 0, toPack: 0, toHand: 0 },
  packedPerHour: 0,
  alerts: [],
})

it('counts down to the nearest van that still lacks something', () => {
  expect(nearestOf(deskOf(van('中通', 0), van('圆通', 2), van('顺丰', 1)))?.courier).toBe('圆通')
})

it('counts down to the nearest van of all when all is packed', () => {
  expect(nearestOf(deskOf(van('中通', 0), van('圆通', 0)))?.courier).toBe('中通')
})

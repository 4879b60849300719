import { newestFirst } from '../../miniprogram/text/time'

it('tells the newest step of a parcel first, also when two steps fall on the same second', () => {
  const steps = [
    { at: 1_000, text: 'collected' },
    { at: 2_000, text: 'moving' },
    { at: 2_000, text: 'delivering' },
  ]
  expect(newestFirst(steps).map(({ text }) => text)).toEqual(['delivering', 'moving', 'collected'])
})

import { standIn } from './stand-in'

const cloud = { id: 'cloud', driver: 'kuaimai', on: true, bind: 'bound', condition: 'ready' } as const
const phone = { ...cloud, id: 'phone', driver: 'bluetooth', condition: 'unknown' } as const

it('is a printer that works, else one that a phone feeds, never one that is off, unbound or stands too', () => {
  expect(standIn([phone, cloud])?.id).toBe('cloud')
  expect(standIn([{ ...cloud, condition: 'out-of-paper' }, phone])?.id).toBe('phone')
  expect(standIn([{ ...cloud, on: false }])).toBeUndefined()
  expect(standIn([{ ...cloud, bind: 'binding' }])).toBeUndefined()
  expect(standIn([{ ...cloud, condition: 'offline' }])).toBeUndefined()
})

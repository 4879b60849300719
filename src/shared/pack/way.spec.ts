import { wayTo } from './way'

it('counts the racks of one aisle, ahead and back', () => {
  expect(wayTo('A-01-3-2', 'A-03-1-1')).toEqual({ kind: 'ahead', racks: 2 })
  expect(wayTo('A-12-3-2', 'A-03-1-1')).toEqual({ kind: 'back', racks: 9 })
  expect(wayTo('A-03-1-1', 'A-03-1-2')).toEqual({ kind: 'same-rack' })
})

it('names the aisle where it is another one', () => {
  expect(wayTo('A-12-3-2', 'B-01-1-1')).toEqual({ kind: 'other-aisle', aisle: 'B' })
})

it('says nothing where the names give no ground', () => {
  expect(wayTo(undefined, 'A-03-1-1')).toBeUndefined()
  expect(wayTo('A-01-1-1', '')).toBeUndefined()
  expect(wayTo('仓库门口', 'A-03-1-1')).toBeUndefined()
  expect(wayTo('A-x-1-1', 'A-03-1-1')).toBeUndefined()
  expect(wayTo('A-01-1-1-9', 'A-03-1-1')).toBeUndefined()
})

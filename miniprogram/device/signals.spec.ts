import { buzz } from './haptic'
import { signal, SIGNALS, type Signal } from './signals'
import { beep } from './sound'

jest.mock('./haptic', () => ({ buzz: jest.fn() }))
jest.mock('./sound', () => ({ beep: jest.fn() }))

const LONG: Readonly<Record<Signal, number>> = { open: 0, right: 0, complete: 0, wrong: 2, odd: 2, stop: 3, refused: 2 }

it('says every event to the ear and to the hand, each alone enough', () => {
  for (const kind of Object.keys(LONG) as Signal[]) {
    signal(kind)
    expect(buzz).toHaveBeenLastCalledWith(LONG[kind])
    expect(beep).toHaveBeenLastCalledWith(SIGNALS[kind].tones)
  }
})

it('is high for what is right and low for what is wrong, twice where a piece is wrong', () => {
  const low = (kind: Signal) => SIGNALS[kind].tones.filter(([hertz]) => hertz < 300).length
  expect([low('right'), low('odd'), low('wrong')]).toEqual([0, 1, 2])
})

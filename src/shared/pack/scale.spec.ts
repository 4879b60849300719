import fc from 'fast-check'
import { hearScale, NEW_EAR, readWeightMeasurement, watchScale, type ScaleReading, type ScaleWatch } from './scale'

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
function hear(...chunks: string[]): ScaleReading[] {
  let ear = NEW_EAR
  return chunks.flatMap((chunk) => {
    const heard = hearScale(ear, bytes(chunk))
    ear = heard.ear
    return heard.reading ?? []
  })
}

it('reads the measurement of the Bluetooth SIG in kilograms and in pounds', () => {
  // 1100 steps of 0.005 kg; 100 steps of 0.01 lb
  expect(readWeightMeasurement(Uint8Array.of(0x06, 0x4c, 0x04, 1, 2))).toEqual({ grams: 5500, stable: true })
  expect(readWeightMeasurement(Uint8Array.of(0x01, 100, 0))).toEqual({ grams: 454, stable: true })
  expect(readWeightMeasurement(Uint8Array.of(0x01, 100))).toBeUndefined()
})

it('reads the lines of bench scales, whatever their unit', () => {
  expect(hear('ST,GS,+  4.876kg\r\n')).toEqual([{ grams: 4876, stable: true }])
  expect(hear('US,NT,   0.58 kg\r\n')).toEqual([{ grams: 580, stable: false }])
  expect(hear('ST,GS    20.7g  \r\n')).toEqual([{ grams: 21, stable: true }])
  expect(hear('S S    100.00 g\r\n', 'S D    99.00 g\r\n')).toEqual([
    { grams: 100, stable: true },
    { grams: 99, stable: false },
  ])
  expect(hear('ST,GS,- 0.012kg\r\n')).toEqual([{ grams: -12, stable: true }])
})

it('takes no overload, no number without a unit and no noise for a weight', () => {
  expect(hear('OL,GS,+99999.kg\r\n', 'OL,GS,9.99kg')).toEqual([])
  expect(hear('=0.580\r\n', 'READY\r\n', '\u0000\u0002')).toEqual([])
})

it('believes a scale that says no state once it has said the same three times', () => {
  const lines = ['wn000.57kg\r\n', 'wn000.58kg\r\n', 'wn000.58kg\r\n', 'wn000.58kg\r\n', 'wn000.61kg\r\n']
  expect(hear(...lines).map(({ stable }) => stable)).toEqual([false, false, false, true, false])
})

it('hears the same weight in whatever pieces a line comes', () => {
  const line = 'ST,GS,+  1.620kg\r\n'
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: line.length - 1 }), { maxLength: 6 }), (cuts) => {
      const at = [0, ...new Set(cuts.sort((a, b) => a - b)), line.length]
      const chunks = at.slice(1).map((end, i) => line.slice(at[i], end))
      expect(hear(...chunks)).toEqual([{ grams: 1620, stable: true }])
    }),
  )
})

it('keeps little of what never becomes a weight', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      expect(hearScale(NEW_EAR, noise).ear.rest.length).toBeLessThanOrEqual(64)
    }),
  )
})

describe('which weights are boxes', () => {
  const boxes = (...readings: (readonly [number, boolean])[]) => {
    let watch: ScaleWatch = { moved: true }
    return readings.flatMap(([grams, stable]) => {
      const seen = watchScale(watch, { grams, stable })
      watch = seen.watch
      return seen.box ?? []
    })
  }

  it('takes a box once, and not again while it stands there', () => {
    expect(boxes([0, true], [300, false], [580, true], [580, true], [583, true])).toEqual([580])
  })

  it('takes the next one after the scale has moved, though it weighs the same', () => {
    expect(boxes([580, true], [0, true], [200, false], [580, true], [0, true], [610, true])).toEqual([580, 580, 610])
  })

  it('takes no empty scale', () => {
    expect(boxes([0, true], [9, true], [-30, true])).toEqual([])
  })
})

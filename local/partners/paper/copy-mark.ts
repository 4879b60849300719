import { sha1Hex } from '../digest'
import { isBlack, type Bits } from './bits'

/** Where a courier's form says which copy it is: beside the courier's name, white on black; in mm. */
const FIELD = { x: 36, y: 3.5, width: 15, height: 7 }
const DOTS_PER_MM = 8
/** Less black than this is no field, only what happens to lie there. */
const FIELD_BLACK = 0.5

/** Tells one copy of a label from another by its mark alone, as eyes do; '' for a first print. */
export function copyMark(bits: Bits): string {
  const dots: number[] = []
  let black = 0
  for (let y = FIELD.y * DOTS_PER_MM; y < (FIELD.y + FIELD.height) * DOTS_PER_MM; y += 1)
    for (let x = FIELD.x * DOTS_PER_MM; x < (FIELD.x + FIELD.width) * DOTS_PER_MM; x += 1) {
      const is = isBlack(bits, x, y) ? 1 : 0
      black += is
      dots.push(is)
    }
  return black / dots.length > FIELD_BLACK ? sha1Hex(Buffer.from(dots)).slice(0, 12) : ''
}

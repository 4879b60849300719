import { NotHere } from './not-here'
import type { ScalePort } from './scale'

export const HAS_SCALE = false

/** A browser page hears no scale: grams are typed. */
export const scale: ScalePort = {
  listen: () => {
    throw new NotHere('scale')
  },
}

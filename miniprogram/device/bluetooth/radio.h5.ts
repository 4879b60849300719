import { NotHere } from '../not-here'
import type { Radio } from './port'

export const HAS_RADIO = false

const absent = (): never => {
  throw new NotHere('bluetooth')
}

/** A browser page reaches no printer by Bluetooth: the page says so and offers nothing. */
export const radio: Radio = {
  open: absent,
  look: absent,
  connect: absent,
  disconnect: absent,
  services: absent,
  characteristics: absent,
  askMtu: absent,
  mtuNow: absent,
  write: absent,
  onMtu: absent,
  onDrop: absent,
}

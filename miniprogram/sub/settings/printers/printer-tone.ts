import type { SettingsValue } from '@shared/api/settings'
import { sentByPhone } from '@shared/printer/drivers'
import type { Tone } from '../../../components/tone'

/** Bound and ready is done; what wants a hand looks at you. */
export const printerTone = (printer: SettingsValue['printers'][number]): Tone => {
  if (printer.bind === 'refused') return 'stop'
  if (printer.bind === 'binding') return 'run'
  if (!printer.on || sentByPhone(printer)) return 'wait'
  return printer.condition === 'ready' ? 'done' : 'look'
}

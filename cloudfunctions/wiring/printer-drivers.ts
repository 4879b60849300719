import { DRIVER_KEYS, type PrinterDriver } from '@shared/printer/drivers'
import type { Env } from '../../config/env'

/** The setting without which a driver has nobody to talk to. Bluetooth needs none: the phone is the driver. */
const ADDRESS: Readonly<Partial<Record<PrinterDriver, keyof Env>>> = {
  kuaimai: 'KUAIMAI_URL',
  xpyun: 'XPYUN_URL',
  feie: 'FEIE_URL',
  yilianyun: 'YILIANYUN_URL',
  kuaidi100: 'KUAIDI100_URL',
  lan: 'LAN_URL',
}

/** Ways to a printer that this environment is set up for; the phone offers no other. */
export const driversOf = (env: Env): readonly PrinterDriver[] =>
  DRIVER_KEYS.filter((driver) => {
    const name = ADDRESS[driver]
    return driver === 'bluetooth' || (name !== undefined && env[name] !== '')
  })

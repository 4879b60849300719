import { RadioError, within, type Clock, type Radio } from './port'

/** Biggest that common printers agree to, then what iOS uses, then a careful one. */
const WISHES = [247, 185, 100] as const
/** What every device takes without being asked. */
export const SMALLEST_MTU = 23
const LARGEST_MTU = 512
const ASK_MS = 3000

const sane = (mtu: number | undefined): number | undefined =>
  mtu !== undefined && mtu >= SMALLEST_MTU && mtu <= LARGEST_MTU ? mtu : undefined

export interface MtuAsk {
  readonly radio: Radio
  readonly clock: Clock
  readonly deviceId: string
  /** The last MTU the phone announced by itself for this device. */
  readonly heard: () => number | undefined
}

async function asked({ radio, clock, deviceId }: MtuAsk, wish: number): Promise<{ agreed: boolean; mtu?: number }> {
  try {
    const mtu = sane(await within(clock, ASK_MS, radio.askMtu(deviceId, wish)))
    return { agreed: true, ...(mtu === undefined ? {} : { mtu }) }
  } catch (error) {
    const mtu = error instanceof RadioError ? sane(error.mtu) : undefined
    return { agreed: false, ...(mtu === undefined ? {} : { mtu }) }
  }
}

const now = ({ radio, clock, deviceId }: MtuAsk): Promise<number | undefined> =>
  within(clock, ASK_MS, radio.mtuNow(deviceId)).then(sane, () => undefined)

/**
 * Asks for less and less until the phone agrees. What the phone announced by itself or told with a refusal is the truth
 * whatever we asked for. iOS cannot be asked, only read.
 */
export async function agreeMtu(ask: MtuAsk): Promise<number> {
  for (const wish of WISHES) {
    const { agreed, mtu } = await asked(ask, wish)
    const told = sane(ask.heard()) ?? mtu
    if (told !== undefined) return told
    if (agreed) return wish
  }
  return (await now(ask)) ?? SMALLEST_MTU
}

import type { Channel, Characteristic, Radio } from './port'

const BASE = '-0000-1000-8000-00805F9B34FB'

/** Services and write characteristics that Chinese label and receipt printers are known to use. */
const KNOWN: Readonly<Record<string, string>> = {
  '18F0': '2AF1',
  FF00: 'FF02',
  '49535343-FE7D-4AE5-8FA9-9FAFD205E455': '49535343-8841-43F4-A8D4-ECBE34729BB3',
  'E7810A71-73AE-499D-8C15-FAA9AEF0C3F2': 'BEF8D6C9-9C21-4C9E-B632-BD58C1009F9F',
  FFE0: 'FFE1',
}

/** Every device has these and no printer listens there; AE00 and AE30 speak a toy printer's own protocol. */
const NOT_THESE: readonly string[] = ['1800', '1801', '180A', '180F', 'FEE7', 'AE00', 'AE30']

/** iOS may tell the four digits alone, Android the whole number: one form of both. */
export const shortId = (id: string): string => {
  const upper = id.toUpperCase()
  return upper.startsWith('0000') && upper.endsWith(BASE) ? upper.slice(4, 8) : upper
}

/** Nothing of the device's own trade is behind these. */
export const isCommonService = (id: string): boolean => NOT_THESE.includes(shortId(id))

/** Writes with an answer are preferred: without one, lost bytes are lost silently. */
const channelOf = (serviceId: string, { id, write, writeNoResponse }: Characteristic): Channel | undefined => {
  if (!write && !writeNoResponse) return undefined
  return { serviceId, characteristicId: id, kind: write ? 'write' : 'writeNoResponse' }
}

/** The known pair if the device has one, else the first characteristic that takes bytes at all. Undefined: this is no printer. */
export async function findChannel(radio: Radio, deviceId: string): Promise<Channel | undefined> {
  const services = (await radio.services(deviceId)).filter((id) => !isCommonService(id))
  const known = (id: string) => (shortId(id) in KNOWN ? 0 : 1)
  let first: Channel | undefined
  for (const serviceId of [...services].sort((a, b) => known(a) - known(b))) {
    for (const characteristic of await radio.characteristics(deviceId, serviceId)) {
      const channel = channelOf(serviceId, characteristic)
      if (channel && shortId(characteristic.id) === KNOWN[shortId(serviceId)]) return channel
      first ??= channel
    }
  }
  return first
}

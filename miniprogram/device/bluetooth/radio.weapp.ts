import Taro from '@tarojs/taro'
import { NO_ANSWER, RadioError, type Radio } from './port'

export const HAS_RADIO = true

/** WeChat answers this when the phone holds the link already. */
const CONNECTED_ALREADY = -1

interface Trouble {
  readonly errCode?: unknown
  readonly errno?: unknown
  readonly errMsg?: unknown
  readonly mtu?: unknown
}
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Every refusal of `wx` becomes one error with its number; older clients tell it in the text alone. */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (raw) {
    const { errCode, errno, errMsg, mtu } = (raw ?? {}) as Trouble
    const text = typeof errMsg === 'string' ? errMsg : 'bluetooth'
    const code = numberOf(errCode) ?? numberOf(errno) ?? numberOf(/\b100\d\d\b/.exec(text)?.[0]) ?? NO_ANSWER
    throw new RadioError(code, text, numberOf(mtu))
  }
}
const done = (work: Promise<unknown>): Promise<void> => asked(work).then(() => undefined)

interface Ends {
  readonly success: (result: { readonly mtu?: unknown }) => void
  readonly fail: (trouble: unknown) => void
}
/** Taro makes no promise of the two MTU calls, and old clients lack them. */
const mtuOf = async (call: (ends: Ends) => unknown): Promise<number | undefined> => {
  const answer = new Promise<{ readonly mtu?: unknown }>((success, fail) => void call({ success, fail }))
  return numberOf((await asked(answer)).mtu)
}

async function look(found: Parameters<Radio['look']>[0]): Promise<() => void> {
  const heard: Taro.onBluetoothDeviceFound.Callback = ({ devices }) => {
    for (const { deviceId, name, localName, RSSI } of devices)
      found({ deviceId, name: localName || name || '', rssi: RSSI })
  }
  Taro.onBluetoothDeviceFound(heard)
  await done(Taro.startBluetoothDevicesDiscovery({ allowDuplicatesKey: false }))
  return () => {
    Taro.offBluetoothDeviceFound(heard)
    // discovery slows every link down; a client that cannot stop it has stopped it already
    Taro.stopBluetoothDevicesDiscovery().catch(() => undefined)
  }
}

async function connect(deviceId: string): Promise<void> {
  try {
    await done(Taro.createBLEConnection({ deviceId, timeout: 10_000 }))
  } catch (error) {
    if (!(error instanceof RadioError && error.code === CONNECTED_ALREADY && /already/i.test(error.message)))
      throw error
  }
}

/** WeChat's BLE API. */
export const radio: Radio = {
  open: () => done(Taro.openBluetoothAdapter()),
  look,
  connect,
  disconnect: (deviceId) => done(Taro.closeBLEConnection({ deviceId })),
  services: async (deviceId) => (await asked(Taro.getBLEDeviceServices({ deviceId }))).services.map(({ uuid }) => uuid),
  characteristics: async (deviceId, serviceId) => {
    const { characteristics } = await asked(Taro.getBLEDeviceCharacteristics({ deviceId, serviceId }))
    return characteristics.map(({ uuid, properties }) => {
      const { write, writeNoResponse } = properties as { write: boolean; writeNoResponse?: boolean }
      return { id: uuid, write, writeNoResponse: writeNoResponse === true }
    })
  },
  askMtu: (deviceId, mtu) => mtuOf((ends) => Taro.setBLEMTU({ deviceId, mtu, ...ends })),
  mtuNow: (deviceId) => mtuOf((ends) => Taro.getBLEMTU({ deviceId, writeType: 'write', ...ends })),
  write: (deviceId, { serviceId, characteristicId, kind }, data) =>
    done(
      Taro.writeBLECharacteristicValue({
        deviceId,
        serviceId,
        characteristicId,
        value: data.slice().buffer,
        writeType: kind,
      }),
    ),
  onMtu: (heard) => {
    const listen: Taro.onBLEMTUChange.Callback = ({ deviceId, mtu }) => {
      const told = numberOf(mtu)
      if (told !== undefined) heard(deviceId, told)
    }
    Taro.onBLEMTUChange(listen)
    return () => Taro.offBLEMTUChange(listen)
  },
  onDrop: (heard) => {
    const listen: Taro.onBLEConnectionStateChange.Callback = ({ deviceId, connected }) => {
      if (!connected) heard(deviceId)
    }
    Taro.onBLEConnectionStateChange(listen)
    return () => Taro.offBLEConnectionStateChange(listen)
  },
}

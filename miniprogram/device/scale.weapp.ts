import Taro from '@tarojs/taro'
import { isCommonService, shortId } from './bluetooth/find-channel'
import { asked, radio } from './bluetooth/radio.weapp'
import { RadioError } from './bluetooth/port'
import type { ScalePort, ScaleSound } from './scale'

export const HAS_SCALE = true

const WEIGHT_MEASUREMENT = '2A9D'
/** The device says nothing of its own accord: it is no scale. */
const SILENT = -3

/** Asks everything that can talk to talk; answers how many do. */
async function openEars(deviceId: string): Promise<number> {
  let talking = 0
  for (const serviceId of await radio.services(deviceId)) {
    if (isCommonService(serviceId)) continue
    const { characteristics } = await asked(Taro.getBLEDeviceCharacteristics({ deviceId, serviceId }))
    for (const { uuid: characteristicId, properties } of characteristics) {
      if (!properties.notify && !properties.indicate) continue
      const ask = { deviceId, serviceId, characteristicId, state: true }
      await asked(Taro.notifyBLECharacteristicValueChange(ask))
      talking++
    }
  }
  return talking
}

async function listen(deviceId: string, heard: (sound: ScaleSound) => void, lost: () => void): Promise<() => void> {
  await radio.open()
  await radio.connect(deviceId)
  const told: Taro.onBLECharacteristicValueChange.Callback = (said) => {
    if (said.deviceId !== deviceId) return
    heard({ bytes: new Uint8Array(said.value), measured: shortId(said.characteristicId) === WEIGHT_MEASUREMENT })
  }
  Taro.onBLECharacteristicValueChange(told)
  const deaf = radio.onDrop((dropped) => dropped === deviceId && lost())
  const stop = () => {
    Taro.offBLECharacteristicValueChange(told)
    deaf()
    // a link that is gone already cannot be hung up
    radio.disconnect(deviceId).catch(() => undefined)
  }
  try {
    if ((await openEars(deviceId)) === 0) throw new RadioError(SILENT, 'nothing notifies')
  } catch (error) {
    stop()
    throw error
  }
  return stop
}

/** Any scale that talks over Bluetooth: what its bytes mean is read elsewhere. */
export const scale: ScalePort = { listen }

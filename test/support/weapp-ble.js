// WeChat's BLE calls with one device near the phone, a label printer or a scale. `ble.fault` befalls the write with that number, once: 'drop' takes the
// bytes and loses the link, 'busy' refuses with 10008.
const SERVICE = '0000FF00-0000-1000-8000-00805F9B34FB'
const INTO = '0000FF02-0000-1000-8000-00805F9B34FB'

function makeBle() {
  const heard = { found: [], mtu: [], link: [], said: [] }
  const ble = { received: Buffer.alloc(0), writes: 0, faults: {}, mtus: [], open: true, up: false, awake: [] }
  const end = (ask, ok, extra = {}) => {
    const result = { errMsg: ok ? 'ok' : 'fail', errCode: 0, ...extra }
    setTimeout(() => (ok ? ask.success && ask.success(result) : ask.fail && ask.fail(result)), 0)
  }
  const drop = () => {
    ble.up = false
    for (const tell of heard.link) tell({ deviceId: 'D1', connected: false })
  }
  const write = (ask) => {
    const fault = ble.faults[++ble.writes]
    delete ble.faults[ble.writes]
    if (!ble.up) return end(ask, false, { errCode: 10006 })
    if (fault === 'busy') return end(ask, false, { errCode: 10008 })
    ble.received = Buffer.concat([ble.received, Buffer.from(new Uint8Array(ask.value))])
    return fault === 'drop' ? drop() : end(ask, true)
  }
  const wx = {
    openBluetoothAdapter: (ask) => end(ask, ble.open, ble.open ? {} : { errCode: 10001 }),
    onBluetoothDeviceFound: (tell) => heard.found.push(tell),
    offBluetoothDeviceFound: () => {},
    startBluetoothDevicesDiscovery: (ask) => {
      end(ask, true)
      const watch = { deviceId: 'W1', name: 'Band 9', localName: '', RSSI: -40 }
      const printer = { deviceId: 'D1', name: 'GP-M322', localName: 'GP-M322', RSSI: -55 }
      setTimeout(() => heard.found.forEach((tell) => tell({ devices: [watch, printer] })), 5)
    },
    stopBluetoothDevicesDiscovery: (ask) => end(ask || {}, true),
    createBLEConnection: (ask) => {
      ble.up = true
      end(ask, true)
    },
    closeBLEConnection: (ask) => {
      ble.up = false
      end(ask, true)
    },
    getBLEDeviceServices: (ask) => end(ask, true, { services: [{ uuid: '180A' }, { uuid: SERVICE }] }),
    getBLEDeviceCharacteristics: (ask) =>
      end(ask, true, {
        characteristics: [{ uuid: INTO, properties: { write: true, writeNoResponse: true, notify: true } }],
      }),
    setBLEMTU: (ask) => {
      ble.mtus.push(ask.mtu)
      if (ask.mtu > 185) end(ask, false, { errCode: 10008 })
      else end(ask, true, { mtu: ask.mtu })
    },
    getBLEMTU: (ask) => end(ask, true, { mtu: 185 }),
    writeBLECharacteristicValue: write,
    notifyBLECharacteristicValueChange: (ask) => end(ask, true),
    onBLECharacteristicValueChange: (tell) => heard.said.push(tell),
    offBLECharacteristicValueChange: () => {},
    onBLEMTUChange: (tell) => heard.mtu.push(tell),
    offBLEMTUChange: () => {},
    onBLEConnectionStateChange: (tell) => heard.link.push(tell),
    offBLEConnectionStateChange: () => {},
    setKeepScreenOn: (ask) => {
      ble.awake.push(ask.keepScreenOn)
      end(ask, true)
    },
  }
  /** What a scale says of its own accord. */
  ble.say = (text) => {
    const value = Uint8Array.from(Buffer.from(text)).buffer
    for (const tell of heard.said) tell({ deviceId: 'D1', serviceId: SERVICE, characteristicId: INTO, value })
  }
  return { wx, ble }
}
module.exports = { makeBle }

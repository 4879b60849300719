/** How a characteristic takes bytes: with an answer for each write, or without one. */
type WriteKind = 'write' | 'writeNoResponse'

/** Where a printer listens. */
export interface Channel {
  readonly serviceId: string
  readonly characteristicId: string
  readonly kind: WriteKind
}

export interface FoundDevice {
  readonly deviceId: string
  readonly name: string
  /** Signal in dBm: nearer to 0 is nearer. */
  readonly rssi: number
}

export interface Characteristic {
  readonly id: string
  readonly write: boolean
  readonly writeNoResponse: boolean
}

/** WeChat's own number of what went wrong, and the MTU that some clients tell with a refusal. */
export class RadioError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly mtu?: number,
  ) {
    super(message)
  }
}

/** The phone's Bluetooth, as far as a printer needs it. Every refusal is a `RadioError`; a promise may also never settle. */
export interface Radio {
  open(): Promise<void>
  /** Tells each device it hears until the returned function is called. */
  look(found: (device: FoundDevice) => void): Promise<() => void>
  connect(deviceId: string): Promise<void>
  disconnect(deviceId: string): Promise<void>
  services(deviceId: string): Promise<readonly string[]>
  characteristics(deviceId: string, serviceId: string): Promise<readonly Characteristic[]>
  /** Asks for an MTU; answers the one agreed on where the client tells it. */
  askMtu(deviceId: string, mtu: number): Promise<number | undefined>
  mtuNow(deviceId: string): Promise<number | undefined>
  write(deviceId: string, channel: Channel, data: Uint8Array): Promise<void>
  onMtu(heard: (deviceId: string, mtu: number) => void): () => void
  onDrop(heard: (deviceId: string) => void): () => void
}

export interface Clock {
  readonly wait: (ms: number) => Promise<void>
}

/** The own time-out of every call: iOS may never call back. Rejects with code -1. */
export const NO_ANSWER = -1
export const within = <T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    work.then(resolve, reject)
    void clock.wait(ms).then(() => reject(new RadioError(NO_ANSWER, `no answer in ${ms} ms`)))
  })

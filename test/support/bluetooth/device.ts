import {
  RadioError,
  type Channel,
  type Characteristic,
  type Clock,
  type Radio,
} from '../../../miniprogram/device/bluetooth/port'

/** What befalls one write. `late`: the bytes arrive, the callback after the phone has given up. */
export type Fate = 'good' | 'busy' | 'stall' | 'silent' | 'silent-arrived' | 'late' | 'drop' | 'drop-arrived' | 'shrink'

export interface DeviceOptions {
  readonly clock: Clock
  /** Asked once a write. */
  readonly fate: () => Fate
  /** True: this connection attempt fails. */
  readonly unreachable?: () => boolean
  /** The largest MTU it agrees to; undefined: it cannot be asked (iOS). */
  readonly mtu?: number
  /** What the phone reads where nothing can be asked. */
  readonly fixedMtu?: number
  readonly services?: Readonly<Record<string, readonly Characteristic[]>>
  /** Does the printer forget half a label when the link goes? Some do, some do not. */
  readonly forgets?: boolean
  /** Length of the first whole label in its head; undefined: more bytes are to come. A frame of ours when not given. */
  readonly lengthOf?: (head: Uint8Array) => number | undefined
}

const UART: Readonly<Record<string, readonly Characteristic[]>> = {
  '0000180A-0000-1000-8000-00805F9B34FB': [{ id: '2A29', write: false, writeNoResponse: false }],
  '0000FF00-0000-1000-8000-00805F9B34FB': [
    { id: '0000FF01-0000-1000-8000-00805F9B34FB', write: false, writeNoResponse: false },
    { id: '0000FF02-0000-1000-8000-00805F9B34FB', write: true, writeNoResponse: true },
  ],
}
const never = <T>(): Promise<T> => new Promise(() => undefined)
const refuse = (code: number, mtu?: number) => Promise.reject(new RadioError(code, `code ${code}`, mtu))

/** A label on the wire of the tests: two bytes of length, then so many of content. The head prints it when the last one is in. */
export const frame = (content: Uint8Array): Uint8Array =>
  Uint8Array.of(content.length >> 8, content.length & 255, ...content)

const frameLength = (head: Uint8Array): number | undefined => {
  const [high = 0, low = 0] = head
  const length = high * 256 + low + 2
  return head.length >= 2 && head.length >= length ? length : undefined
}
/** A TSPL head prints at PRINT. */
export const tsplLength = (head: Uint8Array): number | undefined => {
  const at = Buffer.from(head).indexOf('PRINT 1,1\r\n')
  return at < 0 ? undefined : at + 11
}

/** A printer with a bad link. It prints whole labels only, and what is half in its head spoils the next one until it is switched off. */
export class SimulatedPrinter implements Radio {
  readonly paper: Uint8Array[] = []
  readonly writes: { readonly kind: Channel['kind']; readonly bytes: number; readonly characteristicId: string }[] = []
  readonly asked: number[] = []
  connections = 0
  private head: number[] = []
  private linked = false
  private mtu: number
  private drops: ((deviceId: string) => void)[] = []
  private mtus: ((deviceId: string, mtu: number) => void)[] = []
  private writing = false

  constructor(private readonly options: DeviceOptions) {
    this.mtu = options.fixedMtu ?? 23
  }

  /** What a person does before he has a torn label sent again. */
  switchOffAndOn(): void {
    this.head = []
    if (this.linked) this.unlink()
  }
  get half(): number {
    return this.head.length
  }
  announceMtu(mtu: number): void {
    this.mtu = mtu
    for (const tell of this.mtus) tell('D1', mtu)
  }

  open = () => Promise.resolve()
  look = () => Promise.resolve(() => undefined)
  onMtu(heard: (deviceId: string, mtu: number) => void) {
    this.mtus.push(heard)
    return () => undefined
  }
  onDrop(heard: (deviceId: string) => void) {
    this.drops.push(heard)
    return () => undefined
  }
  async connect(): Promise<void> {
    this.connections += 1
    if (this.options.unreachable?.()) return refuse(10003)
    this.linked = true
    this.writing = false
  }
  async disconnect(): Promise<void> {
    if (this.linked) this.unlink(false)
  }
  services = () => Promise.resolve(Object.keys(this.options.services ?? UART))
  characteristics = (_deviceId: string, serviceId: string) =>
    Promise.resolve((this.options.services ?? UART)[serviceId] ?? [])
  askMtu(_deviceId: string, wish: number): Promise<number | undefined> {
    this.asked.push(wish)
    if (this.options.mtu === undefined || wish > this.options.mtu) return refuse(10008)
    this.mtu = wish
    return Promise.resolve(wish)
  }
  mtuNow = () => (this.options.fixedMtu === undefined ? refuse(10007) : Promise.resolve(this.options.fixedMtu))

  async write(_deviceId: string, channel: Channel, data: Uint8Array): Promise<void> {
    if (!this.linked) return refuse(10006)
    if (this.writing) return refuse(10008)
    this.writes.push({ kind: channel.kind, bytes: data.length, characteristicId: channel.characteristicId })
    // iOS: too long a write is neither taken nor answered
    if (data.length > this.mtu - 3) return never()
    this.writing = true
    try {
      await this.options.clock.wait(5)
      return await this.befall(this.options.fate(), data)
    } finally {
      this.writing = false
    }
  }

  private async befall(fate: Fate, data: Uint8Array): Promise<void> {
    const { clock } = this.options
    if (fate === 'stall') await clock.wait(3000)
    if (!this.linked) return refuse(10006)
    switch (fate) {
      case 'busy':
        return refuse(10008)
      case 'silent':
        return never()
      case 'drop':
        this.unlink()
        return never()
      case 'shrink':
        this.take(data)
        this.announceMtu(Math.max(23, Math.floor(this.mtu / 2)))
        return undefined
      case 'silent-arrived':
        this.take(data)
        return never()
      case 'drop-arrived':
        this.take(data)
        this.unlink()
        return never()
      case 'late':
        this.take(data)
        return clock.wait(20_000)
      case 'good':
      case 'stall':
        this.take(data)
        return undefined
    }
  }

  private take(data: Uint8Array): void {
    this.head.push(...data)
    const { lengthOf = frameLength } = this.options
    for (;;) {
      const length = lengthOf(Uint8Array.from(this.head))
      if (length === undefined) return
      this.paper.push(Uint8Array.from(this.head.slice(0, length)))
      this.head = this.head.slice(length)
    }
  }

  private unlink(tell = true): void {
    this.linked = false
    if (this.options.forgets) this.head = []
    if (tell) for (const drop of this.drops) drop('D1')
  }
}

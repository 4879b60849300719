import { canMove } from '@shared/kernel/states'
import { findChannel } from './find-channel'
import { agreeMtu, SMALLEST_MTU } from './mtu'
import { Pace, type Learned } from './pace'
import { NO_ANSWER, RadioError, within, type Channel, type Clock, type Radio } from './port'
import { sendLabel, type SendOutcome } from './send-label'
import { LINK_MOVES, type LinkState } from './states'

const CONNECT_MS = 10_000
const FIND_MS = 8000
const WRITE_MS = 5000
const CONNECT_TRIES = 2
/** The device has no characteristic that takes bytes. */
export const NO_CHANNEL = -2

export interface LinkView {
  readonly state: LinkState
  /** Of the label underway. */
  readonly sentBytes: number
  readonly totalBytes: number
  /** What went wrong last: WeChat's code, or one of ours below zero. */
  readonly code?: number
}
export interface LinkDevice {
  readonly deviceId: string
  readonly learned: Learned
}

const codeOf = (error: unknown): number => (error instanceof RadioError ? error.code : NO_ANSWER)

/**
 * The road to one printer, one label at a time. Knows nothing of copies: it says of each label whether it went out whole, not at
 * all, or nobody knows; after the last it sends nothing until a person has looked.
 */
export class PrinterLink {
  private current: LinkView = { state: 'idle', sentBytes: 0, totalBytes: 0 }
  private device: LinkDevice | undefined
  private pace = new Pace({})
  private channel: Channel | undefined
  private mtu = SMALLEST_MTU
  private heardMtu: number | undefined
  private up = false
  private cut: () => void = () => undefined

  constructor(
    private readonly radio: Radio,
    private readonly clock: Clock,
    private readonly changed: (view: LinkView) => void = () => undefined,
  ) {
    radio.onMtu((deviceId, mtu) => {
      if (deviceId !== this.device?.deviceId) return
      this.heardMtu = mtu
      if (this.up) this.mtu = mtu
    })
    radio.onDrop((deviceId) => {
      if (deviceId === this.device?.deviceId) this.dropped()
    })
  }

  get view(): LinkView {
    return this.current
  }
  get learned(): Learned {
    return this.pace.learned()
  }

  /** False: no way to this device; `view.code` says why. */
  async connect(device: LinkDevice): Promise<boolean> {
    if (this.current.state === 'unsure') return false
    await this.close()
    this.device = device
    this.pace = new Pace(device.learned)
    return this.reach()
  }

  /** A link that was lost between two labels is made again: nothing of this one has left the phone. */
  async send(bytes: Uint8Array): Promise<SendOutcome> {
    if (this.current.state === 'unsure') return { sent: 'nothing', code: NO_ANSWER }
    if (!this.up && !(await this.again())) return { sent: 'nothing', code: this.current.code ?? NO_ANSWER }
    this.to('sending', { sentBytes: 0, totalBytes: bytes.length })
    const outcome = await sendLabel(
      {
        clock: this.clock,
        pace: this.pace,
        mtu: () => this.mtu,
        up: () => this.up,
        put: (data) => this.put(data),
        progress: (sentBytes) => this.tell({ sentBytes }),
      },
      bytes,
    )
    await this.after(outcome)
    return outcome
  }

  /** All that was to be sent is out. */
  finish(): void {
    if (this.current.state === 'ready') this.to('done')
  }

  /** A person has looked at the paper: the next label may be sent, over a new connection. */
  settle(): void {
    if (this.current.state === 'unsure') this.to('idle')
  }

  async close(): Promise<void> {
    await this.hangUp()
    if (canMove(LINK_MOVES, this.current.state, 'idle') && this.current.state !== 'unsure') this.to('idle')
  }

  private async after({ sent, code }: SendOutcome): Promise<void> {
    if (sent === 'whole') {
      this.to('ready')
      if (!this.up) this.to('idle')
      return
    }
    await this.hangUp()
    this.to(sent === 'unsure' ? 'unsure' : 'failed', code === undefined ? {} : { code })
  }

  private async again(): Promise<boolean> {
    for (let left = CONNECT_TRIES; left > 0; left--) if (await this.reach()) return true
    return false
  }

  private async reach(): Promise<boolean> {
    const device = this.device
    if (!device) return false
    if (this.current.state !== 'failed' && this.current.state !== 'idle') this.to('idle')
    this.to('connecting', { sentBytes: 0, totalBytes: 0 })
    try {
      await this.dial(device.deviceId)
      this.to('ready')
      return true
    } catch (error) {
      await this.hangUp()
      this.to('failed', { code: codeOf(error) })
      return false
    }
  }

  private async dial(deviceId: string): Promise<void> {
    const { radio, clock } = this
    this.heardMtu = undefined
    await within(clock, CONNECT_MS, radio.connect(deviceId))
    this.up = true
    this.channel = await within(clock, FIND_MS, findChannel(radio, deviceId))
    if (!this.channel) throw new RadioError(NO_CHANNEL, 'no characteristic takes bytes')
    this.mtu = await agreeMtu({ radio, clock, deviceId, heard: () => this.heardMtu })
    if (!this.up) throw new RadioError(NO_ANSWER, 'the link went while it was made')
  }

  /** Settles with the write, with its time-out, or at once when the link goes. */
  private put(data: Uint8Array): Promise<void> {
    const { device, channel } = this
    if (!device || !channel) return Promise.reject(new RadioError(NO_CHANNEL, 'not connected'))
    const gone = new Promise<never>((_, reject) => {
      this.cut = () => reject(new RadioError(0, 'the link went'))
    })
    const write = within(this.clock, WRITE_MS, this.radio.write(device.deviceId, channel, data))
    return Promise.race([write, gone])
  }

  private dropped(): void {
    this.up = false
    this.cut()
    if (this.current.state === 'ready' || this.current.state === 'done') this.to('idle')
  }

  private async hangUp(): Promise<void> {
    const device = this.device
    const wasUp = this.up
    this.up = false
    if (!device || !wasUp) return
    // a link that is gone already cannot be hung up: there is nobody to tell
    await within(this.clock, FIND_MS, this.radio.disconnect(device.deviceId)).catch(() => undefined)
  }

  private tell(change: Partial<LinkView>): void {
    this.current = { ...this.current, ...change }
    this.changed(this.current)
  }

  private to(state: LinkState, change: Partial<LinkView> = {}): void {
    if (!canMove(LINK_MOVES, this.current.state, state))
      throw new Error(`a link does not go from ${this.current.state} to ${state}`)
    this.current = { state, sentBytes: this.current.sentBytes, totalBytes: this.current.totalBytes, ...change }
    this.changed(this.current)
  }
}

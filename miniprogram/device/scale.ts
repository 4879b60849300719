/** What a scale said: bytes of the Bluetooth SIG's own measurement, or of a line of text. */
export interface ScaleSound {
  readonly bytes: Uint8Array
  readonly measured: boolean
}
export interface ScalePort {
  /** Listens until the returned function is called. Every refusal is a `RadioError`. */
  listen(deviceId: string, heard: (sound: ScaleSound) => void, lost: () => void): Promise<() => void>
}
// the bundler prefers scale.weapp.ts / scale.h5.ts; this one is for tsc and jest
export { HAS_SCALE, scale } from './scale.weapp'

/** The device lacks this; Taro's H5 build would resolve instead, and a page would believe it. */
export class NotHere extends Error {
  constructor(readonly what: string) {
    super(`not on this device: ${what}`)
  }
}

/** A receiver in the open. It exists in memory only: at rest it is sealed, on lists it is `MaskedReceiver`. */
export interface Receiver {
  readonly name: string
  readonly phone: string
  readonly extension?: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}

/** What lists and the floor may see: 杜*, tail 1945, region in full, detail cut after the building number. */
export interface MaskedReceiver {
  readonly name: string
  readonly phoneTail: string
  readonly phone: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}

export interface Sender {
  readonly name: string
  readonly phone: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}

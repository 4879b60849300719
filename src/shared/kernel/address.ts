/** Who and where, as a person writes it on a parcel. */
export interface PostalAddress {
  readonly name: string
  readonly phone: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}

/** A receiver in the open. It exists in memory only: at rest it is sealed, on lists it is `MaskedReceiver`. */
export interface Receiver extends PostalAddress {
  readonly extension?: string
}

/** What lists and the floor may see: 杜*, tail 1945, region in full, detail cut after the building number. */
export interface MaskedReceiver extends PostalAddress {
  readonly phoneTail: string
}

export type Sender = PostalAddress

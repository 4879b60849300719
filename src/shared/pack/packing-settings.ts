/** What a shop does at the bench beyond scanning. */
export interface PackingSettings {
  readonly weigh: boolean
  readonly photo: boolean
  /** A parcel may be this much off before anybody is told. */
  readonly toleranceGrams: number
  /** Box, filling and label; 0: they weigh nothing worth counting. */
  readonly boxGrams: number
}

export const PACKING_OFF: PackingSettings = { weigh: false, photo: false, toleranceGrams: 50, boxGrams: 0 }

/** What a receiver looks like in the columns of an order export; empty strings where the shop gave nothing. */
export interface AddressFields {
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
  readonly name: string
  readonly phone: string
}

/** `complete`: ship as it is. `repaired`: every change is a finding. `ask`: something only the buyer knows. */
export type Verdict = 'complete' | 'repaired' | 'ask'

/** What a code does to the verdict; `note` changes nothing and asks nothing. */
export const findingEffects = {
  'missing-region': 'ask',
  'missing-district': 'ask',
  'ambiguous-district': 'ask',
  contradiction: 'ask',
  'missing-detail': 'ask',
  'short-detail': 'ask',
  'missing-name': 'ask',
  'missing-phone': 'ask',
  'bad-phone': 'ask',
  'masked-phone': 'ask',
  'text-too-long': 'ask',
  'filled-province': 'repaired',
  'filled-city': 'repaired',
  'filled-district': 'repaired',
  'completed-division': 'repaired',
  'renamed-division': 'repaired',
  'corrected-typo': 'repaired',
  'traditional-characters': 'repaired',
  'development-zone': 'repaired',
  'moved-from-text': 'repaired',
  'moved-detail': 'repaired',
  'two-phones': 'note',
  'implied-province': 'note',
  'street-elsewhere': 'note',
} as const satisfies Record<string, 'ask' | 'repaired' | 'note'>

export type AddressFindingCode = keyof typeof findingEffects
export type AddressField = keyof AddressFields

export interface AddressFinding {
  readonly code: AddressFindingCode
  readonly field: AddressField
  /** Short Chinese for staff, e.g. 吴林街道在峄城区. */
  readonly message: string
  /** Ranked guesses, best first; nothing of them was applied. */
  readonly suggestion?: readonly string[]
}

export interface AddressResult extends AddressFields {
  /** Level 4 (街道, 镇, 乡) when it was recognised; it also stays part of `detail`. */
  readonly street?: string
  /** Extension of a virtual or office number, digits only; `phone` is the number without it. */
  readonly extension?: string
  readonly verdict: Verdict
  readonly findings: readonly AddressFinding[]
}

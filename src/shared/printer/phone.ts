/** Copies that one call hands to a phone, and how many characters of base64 they may be together: bound by the phone's memory. */
export const TAKE_MOST = 8
export const TAKE_MOST_CHARS = 400_000

/** What a phone says became of a copy it took. `not-sent`: not one byte of it left the phone. */
export const PHONE_OUTCOMES = ['printed', 'unsure', 'not-sent'] as const
export type PhoneOutcome = (typeof PHONE_OUTCOMES)[number]

/** A mini-program has no voice of its own: tones, haptic and colour do it alone. */
export const HAS_VOICE = false
export const say: (text: string) => void = () => undefined

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]))

/** Mini-programs have no `atob`. Throws on what is no base64: half a label must not go to a printer. */
export function bytesOfBase64(text: string): Uint8Array {
  const letters = text.replace(/=+$/, '')
  if (text.length % 4 !== 0) throw new Error('base64 has a length of fours')
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const letter of letters) {
    const value = VALUES.get(letter)
    if (value === undefined) throw new Error(`no base64: ${letter}`)
    bits = (bits << 6) | value
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 255
      bits &= (1 << held) - 1
    }
  }
  return bytes
}

/** Mini-programs have no `btoa` either. */
export function base64OfBytes(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const left = bytes.length - at
    text += `${ALPHABET[a >> 2] ?? ''}${ALPHABET[((a & 3) << 4) | (b >> 4)] ?? ''}`
    text += left > 1 ? (ALPHABET[((b & 15) << 2) | (c >> 6)] ?? '') : '='
    text += left > 2 ? (ALPHABET[c & 63] ?? '') : '='
  }
  return text
}

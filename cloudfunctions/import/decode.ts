import iconv from 'iconv-lite'

export const UTF_16 = [0xff, 0xfe]
export const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte)

/** UTF-8 with or without BOM, UTF-16 with BOM, or GB18030: whatever decodes without a hole. */
export function decode(bytes: Buffer): string | undefined {
  if (startsWith(bytes, UTF_16)) return iconv.decode(bytes, 'utf16-le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(bytes, 'gb18030')
    return text.includes('\uFFFD') ? undefined : text
  }
}

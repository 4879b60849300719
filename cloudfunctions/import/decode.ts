import iconv from 'iconv-lite'

export const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte)

export const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])

/** UTF-8 with or without BOM, UTF-16 with BOM, or GB18030: whatever decodes without a hole. */
export function decode(bytes: Buffer): string | undefined {
  if (isUtf16(bytes)) return iconv.decode(bytes, 'utf-16')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(bytes, 'gb18030')
    return text.includes('\uFFFD') ? undefined : text
  }
}

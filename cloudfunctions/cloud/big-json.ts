/** A string, or a number: strings come first so that digits inside them stay untouched. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

const isBigInteger = (token: string) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token))

/**
 * JSON of a partner. Integers beyond 2^53 become strings, digit for digit: WeChat sends uint64 ids sometimes as number,
 * sometimes as string. Throws SyntaxError when the text is not JSON.
 */
export function parseBigJson(text: string): unknown {
  const plain: unknown = JSON.parse(text)
  if (!/\d{16}/.test(text)) return plain
  return JSON.parse(text.replace(TOKENS, (token) => (isBigInteger(token) ? `"${token}"` : token)))
}

/** Raw UTF-8 JSON without escapes for Chinese. Throws RangeError on an integer that lost its digits already: ids are strings. */
export function writeBigJson(value: object): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (typeof inner === 'number' && Number.isInteger(inner) && !Number.isSafeInteger(inner)) {
      throw new RangeError(`${key} is an integer beyond 2^53; write it as a string`)
    }
    return inner
  })
}

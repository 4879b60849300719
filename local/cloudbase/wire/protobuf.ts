/** The two wire types that openapi calls use: varint (0) and length-delimited (2). */
export interface Field {
  readonly number: number
  readonly value: number | Buffer
}

export const readFields = (bytes: Buffer): readonly Field[] => {
  const fields: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at]
      if (byte === undefined || shift > 49) throw new Error('protobuf: broken varint')
      at += 1
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    if (tag % 8 === 0) fields.push({ number, value: varint() })
    else if (tag % 8 === 2) {
      const length = varint()
      if (at + length > bytes.length) throw new Error('protobuf: field beyond the end')
      fields.push({ number, value: bytes.subarray(at, at + length) })
      at += length
    } else throw new Error(`protobuf: wire type ${tag % 8} is not used here`)
  }
  return fields
}

const varintBytes = (value: number): Buffer => {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}

export const writeFields = (fields: readonly Field[]): Buffer =>
  Buffer.concat(
    fields.flatMap(({ number, value }) =>
      typeof value === 'number'
        ? [varintBytes(number * 8), varintBytes(value)]
        : [varintBytes(number * 8 + 2), varintBytes(value.length), value],
    ),
  )

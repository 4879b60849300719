import { isDoc, stringifyEjson, type Doc, type Value } from '../wire/ejson'

/** Bytes that sort under memcmp as MongoDB sorts values: type bracket first, then the value. */
export type Key = Uint8Array

/** First byte, in MongoDB's order of types. `none` is an empty array: below null. */
const BRACKET = { none: 4, null: 5, number: 16, string: 32, object: 48, array: 56, boolean: 64, date: 80, regex: 96 }

const number8 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  if (Number.isNaN(value)) return bytes // below every number
  bytes.writeDoubleBE(value === 0 ? 0 : value) // -0 equals 0
  const negative = ((bytes[0] ?? 0) & 0x80) !== 0
  if (!negative) bytes[0] = (bytes[0] ?? 0) ^ 0x80
  else for (let i = 0; i < 8; i += 1) bytes[i] = (bytes[i] ?? 0) ^ 0xff
  return bytes
}
const tagged = (bracket: number, body: Uint8Array): Key => Buffer.concat([Buffer.of(bracket), body])

export const keyOf = (value: Value | undefined): Key => {
  if (value === undefined || value === null) return Buffer.of(BRACKET.null) // a missing field is indexed as null
  if (typeof value === 'number') return tagged(BRACKET.number, number8(value))
  if (typeof value === 'string') return tagged(BRACKET.string, Buffer.from(value, 'utf8'))
  if (typeof value === 'boolean') return Buffer.of(BRACKET.boolean, Number(value))
  if (value instanceof Date) return tagged(BRACKET.date, number8(value.getTime()))
  if (value instanceof RegExp) return tagged(BRACKET.regex, Buffer.from(String(value)))
  // Equality of objects minds the order of fields, in MongoDB as in this text; ranges over objects are not served.
  return tagged(isDoc(value) ? BRACKET.object : BRACKET.array, Buffer.from(stringifyEjson(value)))
}

/** Bounds of the value's own type: MongoDB compares only within it. `[from, to)`. */
export const bracketOf = (value: Value): readonly [Key, Key] => {
  const tag = keyOf(value)[0] ?? 0
  return [Buffer.of(tag), Buffer.of(tag + 1)]
}

/** An element that lacks the field stands in the index as null. */
const orNull = (values: readonly Value[]): readonly Value[] => (values.length > 0 ? values : [null])

/** Where a query for this exact value must look: an array may be the field itself (then its first element leads) or an element. */
export const lookupKeys = (value: Value): readonly Key[] => {
  if (!Array.isArray(value)) return [keyOf(value)]
  const [first] = value as readonly Value[]
  return [first === undefined ? Buffer.of(BRACKET.none) : keyOf(first), keyOf(value)]
}

/** Values of a dotted path, arrays opened on the way (not the last one). Missing -> []. */
export const valuesAt = (doc: Value | undefined, path: readonly string[]): readonly Value[] => {
  const [head, ...rest] = path
  if (head === undefined) return doc === undefined ? [] : [doc]
  if (Array.isArray(doc)) {
    const items = doc as readonly Value[]
    const docs = items.filter(isDoc)
    if (!/^\d+$/.test(head)) return docs.flatMap((item) => orNull(valuesAt(item, path)))
    return [...valuesAt(items[Number(head)], rest), ...docs.flatMap((item) => valuesAt(item, path))]
  }
  return isDoc(doc) ? valuesAt(doc[head], rest) : []
}

/** Keys under which a document stands in an index over `path`, and whether an array made them many. */
export const indexKeys = (
  doc: Doc,
  path: readonly string[],
): { readonly keys: readonly Key[]; readonly multi: boolean } => {
  const found = valuesAt(doc, path)
  const keys = new Map<string, Key>()
  const put = (key: Key) => keys.set(Buffer.from(key).toString('latin1'), key)
  let multi = found.length > 1
  for (const value of found) {
    if (!Array.isArray(value)) {
      put(keyOf(value))
      continue
    }
    multi = true
    const items = value as readonly Value[]
    if (items.length === 0) put(Buffer.of(BRACKET.none))
    for (const item of items) put(keyOf(item))
  }
  if (keys.size === 0) put(keyOf(null))
  return { keys: [...keys.values()], multi }
}

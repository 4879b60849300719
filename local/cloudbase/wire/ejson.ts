/*
 * MongoDB extended JSON as the SDKs send it (EJSON.stringify(x, {relaxed: false})) and as they accept it back:
 * plain JSON numbers, {"$date": ms} for dates. Numbers beyond 2^53 are doubles, as everywhere in JavaScript.
 */
export type Value = null | boolean | number | string | Date | RegExp | readonly Value[] | Doc
export interface Doc {
  [field: string]: Value
}

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp)

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const dateOf = (value: unknown): Date =>
  new Date(typeof value === 'object' ? Number(asRecord(value).$numberLong) : Number(value))

/** One-key wrappers; anything else is a plain object. */
const WRAPPERS: Readonly<Record<string, (value: unknown, nowMs: number) => Value>> = {
  $numberInt: Number,
  $numberLong: Number,
  $numberDouble: Number,
  $date: dateOf,
  $oid: String,
  $regularExpression: (value) => {
    const { pattern, options } = asRecord(value)
    return new RegExp(String(pattern), typeof options === 'string' ? options.replace(/[^imsu]/g, '') : '')
  },
  $tcb_server_date: (value, nowMs) => new Date(nowMs + Number(decode(asRecord(value).offset ?? 0, nowMs))),
  $undefined: () => null,
}

const decode = (value: unknown, nowMs: number): Value => {
  if (Array.isArray(value)) return value.map((item: unknown) => decode(item, nowMs))
  if (typeof value !== 'object' || value === null) return value as Value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first) {
    const wrapper = WRAPPERS[first[0]]
    if (wrapper) return wrapper(first[1], nowMs)
  }
  const doc: Doc = {}
  for (const [field, inner] of entries) doc[field] = decode(inner, nowMs)
  return doc
}

/** Text from the wire -> values; `nowMs` is what db.serverDate() becomes. Throws SyntaxError on bad JSON. */
export const parseEjson = (text: string, nowMs: number): Value => decode(JSON.parse(text), nowMs)

const encodeSpecial = (value: unknown): unknown => {
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $numberDouble: String(value) }
  return value
}

/** Values -> the text that is stored and answered. */
export const stringifyEjson = (value: Value): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, field: string) {
    return encodeSpecial(this[field]) // `this[field]`: a Date reaches the replacer as text already
  })

/** Stored text -> document. */
export const loadDoc = (text: string): Doc =>
  text.includes('"$') ? (decode(JSON.parse(text), 0) as Doc) : (JSON.parse(text) as Doc)

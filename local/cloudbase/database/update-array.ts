import { databaseFailed } from '../wire/errors'
import { isDoc, stringifyEjson, type Doc, type Value } from '../wire/ejson'
import { keyOf } from './keys'
import { compileMatcher, isOperators } from './matcher'
import { typeName, type Spot } from './update-path'

const same = (a: Value, b: Value): boolean => stringifyEjson(a) === stringifyEjson(b)

/** The array of a place; undefined = missing. Anything else is refused: mingo would pass it in silence. */
const arrayAt = (spot: Spot, operator: string): readonly Value[] | undefined => {
  const value = spot.get()
  if (value === undefined || Array.isArray(value)) return value
  throw databaseFailed(
    `${operator}: The field '${spot.path}' must be an array but is of type ${typeName(value)} in the document`,
  )
}

const listOf = (value: Value, operator: string): readonly Value[] => {
  if (!Array.isArray(value))
    throw databaseFailed(`The argument to ${operator} must be an array but was ${typeName(value)}`)
  return value as readonly Value[]
}
const wholeNumber = (value: Value | undefined, what: string): number | undefined => {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw databaseFailed(`The value for ${what} must be an integer`)
  return value
}

const by = (sort: Value) => {
  const order = isDoc(sort) ? Object.entries(sort) : []
  return (a: Value, b: Value): number => {
    if (typeof sort === 'number') return sort * Buffer.compare(keyOf(a), keyOf(b))
    for (const [field, direction] of order) {
      const turn = Buffer.compare(keyOf(isDoc(a) ? a[field] : null), keyOf(isDoc(b) ? b[field] : null))
      if (turn !== 0) return turn * Number(direction)
    }
    return 0
  }
}

const push = (spot: Spot, value: Value): void => {
  const before = arrayAt(spot, '$push') ?? []
  const modifiers = isDoc(value) && '$each' in value ? value : { $each: [value] }
  for (const name of Object.keys(modifiers))
    if (!['$each', '$position', '$sort', '$slice'].includes(name))
      throw databaseFailed(`Unrecognized clause in $push: ${name}`)
  const each = listOf(modifiers.$each ?? null, '$each')
  const position = wholeNumber(modifiers.$position, '$position') ?? before.length
  const at = position < 0 ? Math.max(0, before.length + position) : position
  const joined = [...before.slice(0, at), ...each, ...before.slice(at)]
  if (modifiers.$sort !== undefined) joined.sort(by(modifiers.$sort))
  const slice = wholeNumber(modifiers.$slice, '$slice')
  spot.set(slice === undefined ? joined : slice < 0 ? joined.slice(slice) : joined.slice(0, slice))
}

const addToSet = (spot: Spot, value: Value): void => {
  const result = [...(arrayAt(spot, '$addToSet') ?? [])]
  const each = isDoc(value) && '$each' in value ? listOf(value.$each ?? null, '$each') : [value]
  for (const item of each) if (!result.some((old) => same(old, item))) result.push(item)
  spot.set(result)
}

const pop = (spot: Spot, value: Value): void => {
  if (value !== 1 && value !== -1) throw databaseFailed(`$pop expects 1 or -1, found: ${stringifyEjson(value)}`)
  const before = arrayAt(spot, '$pop')
  if (before) spot.set(value === 1 ? before.slice(0, -1) : before.slice(1))
}

/** `$pull: {lines: {sku}}` is a query on each element; `{$gt: 3}` is a condition on the element itself. */
const pullMatcher = (value: Value): ((item: Value) => boolean) => {
  if (value instanceof RegExp) return (item) => typeof item === 'string' && value.test(item)
  if (!isDoc(value)) return (item) => same(item, value)
  if (isOperators(value)) {
    const match = compileMatcher({ item: value })
    return (item) => match({ item })
  }
  const match = compileMatcher(value)
  return (item) => isDoc(item) && match(item)
}
const pull = (spot: Spot, value: Value): void => {
  const before = arrayAt(spot, '$pull')
  const gone = pullMatcher(value)
  if (before) spot.set(before.filter((item) => !gone(item)))
}
const pullAll = (spot: Spot, value: Value): void => {
  const before = arrayAt(spot, '$pullAll')
  const list = listOf(value, '$pullAll')
  if (before) spot.set(before.filter((item) => !list.some((gone) => same(gone, item))))
}

export const ARRAY_OPERATORS: Readonly<Record<string, (spot: Spot, value: Value, doc: Doc) => void>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

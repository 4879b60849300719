import { databaseFailed } from '../wire/errors'
import { isDoc, stringifyEjson, type Doc, type Value } from '../wire/ejson'
import { keyOf } from './keys'
import { ARRAY_OPERATORS } from './update-array'
import { spotAt, typeName, type Spot } from './update-path'

type Operator = (spot: Spot, value: Value, doc: Doc) => void

const number = (value: Value, operator: string): number => {
  if (typeof value === 'number') return value
  throw databaseFailed(`Cannot ${operator} with non-numeric argument: ${stringifyEjson(value)}`)
}
const arithmetic =
  (name: string, ofMissing: (by: number) => number, step: (a: number, b: number) => number): Operator =>
  (spot, value, doc) => {
    const by = number(value, name)
    const before = spot.get()
    if (before === undefined) return spot.set(ofMissing(by))
    if (typeof before !== 'number')
      throw databaseFailed(
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${stringifyEjson(doc._id ?? null)}} has the field ` +
          `'${spot.path}' of non-numeric type ${typeName(before)}`,
      )
    return spot.set(step(before, by))
  }
const extreme =
  (turn: 1 | -1): Operator =>
  (spot, value) => {
    const before = spot.get()
    if (before === undefined || Buffer.compare(keyOf(value), keyOf(before)) * turn > 0) spot.set(value)
  }
const rename: Operator = (spot, value, doc) => {
  if (typeof value !== 'string') throw databaseFailed(`The 'to' field for $rename must be a string: ${typeName(value)}`)
  const before = spot.get()
  if (before === undefined) return
  spot.unset()
  spotAt(doc, value).set(before)
}
const bit: Operator = (spot, value) => {
  const before = spot.get() ?? 0
  if (!isDoc(value) || typeof before !== 'number') throw databaseFailed(`Cannot apply $bit to ${typeName(before)}`)
  const steps: Record<string, (a: number, b: number) => number> = {
    and: (a, b) => a & b,
    or: (a, b) => a | b,
    xor: (a, b) => a ^ b,
  }
  let result = before
  for (const [name, by] of Object.entries(value)) {
    const step = steps[name]
    if (!step) throw databaseFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    result = step(result, number(by, '$bit'))
  }
  spot.set(result)
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (spot, value) => spot.set(value),
  $unset: (spot) => spot.unset(),
  $inc: arithmetic(
    '$inc',
    (by) => by,
    (a, b) => a + b,
  ),
  $mul: arithmetic(
    '$mul',
    () => 0,
    (a, b) => a * b,
  ),
  $max: extreme(1),
  $min: extreme(-1),
  $rename: rename,
  $bit: bit,
  ...ARRAY_OPERATORS,
}

/** Two operators may not touch one path, or a path and its inside. */
const checkConflicts = (paths: readonly string[]): void => {
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries())
    for (const other of sorted.slice(i + 1))
      if (other === path || other.startsWith(`${path}.`))
        throw databaseFailed(`Updating the path '${other}' would create a conflict at '${path}'`)
}

const immutableId = (): Error =>
  databaseFailed(`Performing an update on the path '_id' would modify the immutable field '_id'`)

/** No field of a stored document may begin with `$`: an operator at the wrong place is refused, not stored. */
export const checkStorable = (value: Value): void => {
  if (Array.isArray(value)) (value as readonly Value[]).forEach(checkStorable)
  else if (isDoc(value))
    for (const [field, inner] of Object.entries(value)) {
      if (field.startsWith('$'))
        throw databaseFailed(`The dollar ($) prefixed field '${field}' is not valid for storage.`)
      checkStorable(inner)
    }
}

/** Applies MongoDB update operators to the document in place. Throws where MongoDB refuses. */
export const applyUpdate = (doc: Doc, update: Doc): void => {
  const names = Object.keys(update)
  const plain = names.find((name) => !name.startsWith('$'))
  if (plain !== undefined) throw databaseFailed(`Unknown modifier: ${plain}. Expected a valid update modifier`)
  const work = names.flatMap((name) => {
    const operator = OPERATORS[name]
    const fields = update[name]
    if (!operator) throw databaseFailed(`Unknown modifier: ${name}. Expected a valid update modifier`)
    if (fields === undefined || !isDoc(fields))
      throw databaseFailed(`Modifiers operate on fields but we found ${name} without any`)
    return Object.entries(fields).map(([path, value]) => ({ name, operator, path, value }))
  })
  checkConflicts(
    work.flatMap(({ name, path, value }) =>
      name === '$rename' ? [path, typeof value === 'string' ? value : ''] : [path],
    ),
  )
  const id = keyOf(doc._id)
  for (const { name, operator, path, value } of work) {
    if (name === '$set') checkStorable(value)
    operator(spotAt(doc, path), value, doc)
  }
  if (doc._id === undefined || Buffer.compare(id, keyOf(doc._id)) !== 0) throw immutableId()
}

/** doc().set(): the whole document but its id. */
export const replacement = (before: Doc, data: Doc): Doc => {
  checkStorable(data)
  if (data._id !== undefined && Buffer.compare(keyOf(data._id), keyOf(before._id)) !== 0) throw immutableId()
  return { _id: before._id ?? null, ...data }
}

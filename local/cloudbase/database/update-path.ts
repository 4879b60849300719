import { databaseFailed } from '../wire/errors'
import { isDoc, stringifyEjson, type Doc, type Value } from '../wire/ejson'

/** What MongoDB calls a value in its error texts. */
export const typeName = (value: Value | undefined): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

/** One place of a document: read, write, remove. A missing place has no parent until it is written. */
export interface Spot {
  readonly path: string
  get(): Value | undefined
  set(value: Value): void
  unset(): void
}

type Container = Doc | Value[]

const INDEX = /^\d+$/
/** An index far beyond the array's end would fill memory with null (MongoDB: 1,500,000). */
const MOST_PADDING = 10_000

const read = (container: Container, step: string): Value | undefined =>
  Array.isArray(container) ? (INDEX.test(step) ? container[Number(step)] : undefined) : container[step]

const write = (container: Container, step: string, value: Value): void => {
  if (!Array.isArray(container)) {
    container[step] = value
    return
  }
  const index = Number(step)
  if (index > container.length + MOST_PADDING)
    throw databaseFailed(`cannot set index ${step}: too far beyond the array`)
  while (container.length < index) container.push(null)
  container[index] = value
}

const cannotCreate = (step: string, parent: string, value: Value): Error =>
  databaseFailed(`Cannot create field '${step}' in element {${parent}: ${stringifyEjson(value)}}`)

const isContainer = (value: Value | undefined): value is Container =>
  Array.isArray(value) || (value !== undefined && isDoc(value))

/** Parent of the last step. With `create`, missing parents are made; a scalar or null in the way is refused, as MongoDB does. */
const parentOf = (doc: Doc, steps: readonly string[], create: boolean): Container | undefined => {
  let at: Container = doc
  for (const [i, step] of steps.entries()) {
    if (Array.isArray(at) && !INDEX.test(step)) {
      if (create) throw cannotCreate(step, steps[i - 1] ?? '', at)
      return undefined
    }
    if (i === steps.length - 1) return at
    const next = read(at, step)
    if (isContainer(next)) {
      at = next
      continue
    }
    if (!create) return undefined
    if (next !== undefined) throw cannotCreate(steps[i + 1] ?? '', step, next)
    const made: Doc = {}
    write(at, step, made)
    at = made
  }
  return at
}

export const spotAt = (doc: Doc, path: string): Spot => {
  const steps = path.split('.')
  const last = steps[steps.length - 1] ?? ''
  if (steps.some((step) => step === '')) throw databaseFailed(`The update path '${path}' contains an empty field name`)
  if (steps.some((step) => step.startsWith('$')))
    throw databaseFailed(`The positional path '${path}' is refused: rewrite the array, or name its index`)
  return {
    path,
    get: () => {
      const parent = parentOf(doc, steps, false)
      return parent && read(parent, last)
    },
    set: (value) => {
      const parent = parentOf(doc, steps, true)
      if (parent) write(parent, last, value)
    },
    unset: () => {
      const parent = parentOf(doc, steps, false)
      if (Array.isArray(parent)) {
        if (Number(last) < parent.length) parent[Number(last)] = null
      } else if (parent) delete parent[last]
    },
  }
}

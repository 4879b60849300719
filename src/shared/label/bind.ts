import { FILTERS, type FilterName } from './filters'

/** Data of one drawing; a table row adds itself as `row`, and `rowPath` says where it came from. */
export interface Scope {
  readonly data: unknown
  readonly row?: unknown
  readonly rowPath?: string
  /** Names, phones and addresses are masked. */
  readonly masked: boolean
}

/** A stretch of drawn text and the data path it came from; literal text has none. */
export interface Piece {
  readonly text: string
  readonly path?: string
}

interface Slot {
  readonly keys: readonly string[]
  readonly filters: ReadonlyArray<{ readonly name: FilterName; readonly arg: string }>
}
type Segment = string | Slot

const MAX_COMPILED = 2000
const compiled = new Map<string, readonly Segment[]>()

const isFilter = (name: string): name is FilterName => Object.hasOwn(FILTERS, name)

const parseSlot = (source: string): Slot | string => {
  const [path = '', ...calls] = source.split('|').map((part) => part.trim())
  if (!/^[A-Za-z_]\w*(\.\w+)*$/.test(path)) return `not a data path: ${path}`
  const filters: Array<{ name: FilterName; arg: string }> = []
  for (const call of calls) {
    const [name = '', ...rest] = call.split(':')
    if (!isFilter(name)) return `no such filter: ${name}`
    filters.push({ name, arg: rest.join(':') })
  }
  return { keys: path.split('.'), filters }
}

const parse = (template: string): { segments: Segment[]; problem?: string } => {
  const segments: Segment[] = []
  const parts = template.split(/\{\{(.*?)\}\}/)
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) {
      if (/\{\{|\}\}/.test(part)) return { segments, problem: 'unbalanced braces' }
      if (part !== '') segments.push(part)
      continue
    }
    const slot = parseSlot(part)
    if (typeof slot === 'string') return { segments, problem: slot }
    segments.push(slot)
  }
  return { segments }
}

/** Why a template text cannot be used, or undefined. */
export const templateProblem = (template: string): string | undefined => parse(template).problem

/** Data paths a template text reads, without its filters. */
export const boundPaths = (template: string): string[] =>
  parse(template).segments.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.keys.join('.')]))

const compile = (template: string): readonly Segment[] => {
  const known = compiled.get(template)
  if (known !== undefined) return known
  const { segments, problem } = parse(template)
  if (problem !== undefined) throw new Error(`label template: ${problem}`)
  if (compiled.size >= MAX_COMPILED) compiled.clear()
  compiled.set(template, segments)
  return segments
}

const step = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

const locate = (keys: readonly string[], scope: Scope): { value: unknown; path: string } => {
  const [head, ...rest] = keys
  if (head === 'row' && scope.row !== undefined)
    return { value: rest.reduce(step, scope.row), path: [scope.rowPath ?? 'row', ...rest].join('.') }
  return { value: keys.reduce(step, scope.data), path: keys.join('.') }
}

/** The value at a dotted path, undefined where there is none. */
export const valueAt = (path: string, scope: Scope): unknown => locate(path.split('.'), scope).value

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** Characters that take no ink and have no glyph: joiners, direction marks, variation selectors, controls. */
const INKLESS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g

const tidy = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(INKLESS, '')

export const bindPieces = (template: string, scope: Scope): Piece[] =>
  compile(template).map((segment) => {
    if (typeof segment === 'string') return { text: segment }
    const { value, path } = locate(segment.keys, scope)
    const shown = segment.filters.reduce<unknown>(
      (current, { name, arg }) => FILTERS[name](current, arg, scope.masked),
      value,
    )
    return { text: tidy(plain(shown)), path }
  })

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)

/** `path` | `!path` | `path=text` | `path>number`. */
export const holds = (when: string | undefined, scope: Scope): boolean => {
  if (when === undefined) return true
  if (when.startsWith('!')) return isEmpty(valueAt(when.slice(1), scope))
  const [, path = '', sign, operand = ''] = /^([\w.]+)([=>])(.*)$/.exec(when) ?? []
  if (sign === '=') return plain(valueAt(path, scope)) === operand
  if (sign === '>') return Number(valueAt(path, scope)) > Number(operand)
  return !isEmpty(valueAt(when, scope))
}

/** The leaf under `path` whose text holds `letter`: `receiver` -> `receiver.detail`. */
export const leafHolding = (letter: string, path: string, scope: Scope): string => {
  const search = (value: unknown, at: string): string | undefined => {
    if (typeof value === 'string') return value.includes(letter) ? at : undefined
    if (typeof value !== 'object' || value === null) return undefined
    for (const [key, inner] of Object.entries(value)) {
      const found = search(inner, Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  const isRow = scope.rowPath !== undefined && path.startsWith(scope.rowPath)
  const inside = isRow ? `row${path.slice(scope.rowPath.length)}` : path
  return search(valueAt(inside, scope), path) ?? path
}

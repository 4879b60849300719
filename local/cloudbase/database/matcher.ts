import { Query } from 'mingo'
import { badParam, databaseFailed } from '../wire/errors'
import { isDoc, stringifyEjson, type Doc, type Value } from '../wire/ejson'
import { valuesAt } from './keys'

export type Matcher = (doc: Doc) => boolean

const GEO = new Set(['$near', '$nearSphere', '$geoNear', '$geoWithin', '$geoIntersects', '$geometry'])
const FIELD_OPERATORS = new Set(
  '$eq $ne $gt $gte $lt $lte $in $nin $not $exists $type $mod $regex $options $all $elemMatch $size'.split(' '),
)

export const isOperators = (value: Value): value is Doc =>
  isDoc(value) && Object.keys(value)[0]?.startsWith('$') === true

const checkOperators = (operators: Doc): void => {
  for (const name of Object.keys(operators)) {
    if (GEO.has(name)) throw databaseFailed(`${name} is refused: the local database has no geo queries`)
    if (!name.startsWith('$')) throw databaseFailed(`unknown operator: ${name}`)
    if (!FIELD_OPERATORS.has(name)) throw databaseFailed(`unknown operator: ${name}`)
  }
}

/** MongoDB minds the order of fields when it compares objects; mingo does not, so objects are compared here. */
const holdsObject = (value: Value): boolean =>
  isDoc(value) || (Array.isArray(value) && (value as readonly Value[]).some(holdsObject))

const equals = (path: readonly string[], wanted: readonly Value[]): Matcher => {
  const texts = new Set(wanted.map(stringifyEjson))
  return (doc) =>
    valuesAt(doc, path).some(
      (value) =>
        texts.has(stringifyEjson(value)) ||
        (Array.isArray(value) && (value as readonly Value[]).some((item) => texts.has(stringifyEjson(item)))),
    )
}
const not =
  (matcher: Matcher): Matcher =>
  (doc) =>
    !matcher(doc)

/** Equality over objects -> our own matcher; undefined = leave it to mingo. */
const objectEquality = (field: string, name: string, value: Value): Matcher | undefined => {
  const path = field.split('.')
  if ((name === '$eq' || name === '$ne') && holdsObject(value)) {
    const same = equals(path, [value])
    return name === '$eq' ? same : not(same)
  }
  const list = Array.isArray(value) ? (value as readonly Value[]) : []
  if ((name === '$in' || name === '$nin') && list.length > 0 && list.every(holdsObject)) {
    const same = equals(path, list)
    return name === '$in' ? same : not(same)
  }
  return undefined
}

const mingo = (condition: Doc): Matcher => {
  const query = new Query(condition, { scriptEnabled: false })
  return (doc) => query.test(doc)
}

const fieldMatchers = (field: string, condition: Value): readonly Matcher[] => {
  if (isDoc(condition) && Object.keys(condition).some((name) => GEO.has(name))) checkOperators(condition)
  if (!isOperators(condition)) return [objectEquality(field, '$eq', condition) ?? mingo({ [field]: condition })]
  checkOperators(condition)
  if (isDoc(condition.$not ?? null)) fieldMatchers(field, condition.$not ?? null) // checks what stands inside
  const rest: Doc = {}
  const own: Matcher[] = []
  for (const [name, value] of Object.entries(condition)) {
    const matcher = objectEquality(field, name, value)
    if (matcher) own.push(matcher)
    else rest[name] = value
  }
  return Object.keys(rest).length > 0 ? [...own, mingo({ [field]: rest })] : own
}

const branches = (name: string, value: Value): readonly Matcher[] => {
  if (!Array.isArray(value) || value.length === 0) throw badParam(`${name} must be a nonempty array`)
  return (value as readonly Value[]).map((branch) => {
    if (!isDoc(branch)) throw badParam(`${name} entries need to be full objects`)
    return compileMatcher(branch)
  })
}

/** Query -> predicate with MongoDB's meaning. Throws for geo, $where, unknown operators and malformed branches. */
export const compileMatcher = (query: Doc): Matcher => {
  const all: Matcher[] = []
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' || field === '$or' || field === '$nor') {
      const list = branches(field, condition)
      if (field === '$and') all.push((doc) => list.every((match) => match(doc)))
      else if (field === '$or') all.push((doc) => list.some((match) => match(doc)))
      else all.push((doc) => !list.some((match) => match(doc)))
    } else if (field === '$expr') all.push(mingo({ $expr: condition }))
    else if (field.startsWith('$')) throw databaseFailed(`unknown top level operator: ${field}`)
    else all.push(...fieldMatchers(field, condition))
  }
  return (doc) => all.every((match) => match(doc))
}

import type { IndexSpec } from '../../../config/schema-types'
import type { Doc } from '../wire/ejson'
import { planOrder, planQuery, type Index, type Sort } from './planner'

const index = (name: string, fields: IndexSpec['fields'], more: Partial<Index> & { unique?: true } = {}): Index => ({
  name,
  spec: { fields, ...(more.unique ? { unique: true } : {}) },
  multi: more.multi ?? false,
})
const LIST = index('list', [['shop', 1], ['bucket', 1], ['shipBy', 1], ['_id', 1]]) // prettier-ignore
const AT = index('at', [['shop', 1], ['at', -1]]) // prettier-ignore
const NO = index('no', [['shop', 1], ['no', 1]], { unique: true }) // prettier-ignore
const FIND = index('find', [['find', 1]], { multi: true })
const ALL = [LIST, AT, NO, FIND]
const plan = (query: Doc, sort: Sort = []) => planQuery(query, sort, ALL)

it('prefers a unique key over everything', () => {
  expect(plan({ shop: 's', no: 'n' }, [['at', -1]])).toMatchObject({ index: { name: 'no' }, exact: true })
  expect(plan({ _id: 'x', shop: 's' })).toMatchObject({ index: { name: '_id_' }, exact: false })
})

it('reads a list in the order of its index, either way round', () => {
  const query = { shop: 's', bucket: 'b', shipBy: { $gt: 5 } }
  expect(plan(query, [['shipBy', 1], ['_id', 1]])).toMatchObject({ index: { name: 'list' }, sorted: true, reverse: false, exact: true }) // prettier-ignore
  expect(plan(query, [['shipBy', -1], ['_id', -1]])).toMatchObject({ sorted: true, reverse: true }) // prettier-ignore
  expect(plan(query, [['shipBy', 1], ['_id', -1]])).toMatchObject({ sorted: false }) // prettier-ignore
  expect(plan({ shop: 's' }, [['at', 1]])).toMatchObject({ index: { name: 'at' }, sorted: true, reverse: true })
})

it('does not trust the order behind several values or a gap', () => {
  expect(plan({ shop: 's', bucket: { $in: ['a', 'b'] } }, [['shipBy', 1]])).toMatchObject({ sorted: false })
  expect(plan({ shop: 's' }, [['shipBy', 1]])).toMatchObject({ sorted: false })
})

it('has no plan where no first field is bound', () => {
  expect(plan({ bucket: 'b' })).toBeUndefined()
  expect(plan({ shop: { $ne: 's' } })).toBeUndefined()
  expect(plan({ shop: { $exists: true } })).toBeUndefined()
  expect(plan({ shop: /s/ })).toBeUndefined()
  expect(plan({ shop: /^s/i })).toBeUndefined()
  expect(plan({ $or: [{ shop: 's' }] })).toBeUndefined()
})

it('binds through and, elemMatch, all and anchored patterns', () => {
  expect(plan({ $and: [{ shop: 's' }, { bucket: 'b' }] })).toMatchObject({ exact: true })
  expect(plan({ find: { $elemMatch: { $eq: 'x' } } })).toMatchObject({ index: { name: 'find' }, exact: false })
  expect(plan({ find: { $all: ['x', 'y'] } })).toMatchObject({ index: { name: 'find' }, exact: false })
  expect(plan({ find: /^abc/ })).toMatchObject({ bounds: [{ kind: 'range' }], exact: false })
})

it('does not join two bounds over an array: two elements may meet them', () => {
  const multi = plan({ find: { $gt: 1, $lt: 5 } })
  expect(multi).toMatchObject({ exact: false })
  expect(plan({ shop: 's', at: { $gt: 1, $lt: 5 } })).toMatchObject({
    exact: true,
    bounds: [{}, { fromOpen: true, toOpen: true }],
  })
})

it('looks at the document where keys do not tell', () => {
  expect(plan({ shop: 's', other: 1 })).toMatchObject({ exact: false })
  expect(plan({ shop: null })).toMatchObject({ exact: false })
  expect(plan({ shop: 's', bucket: { $ne: 'b' } })).toMatchObject({ exact: false })
})

it('finds an index for a bare order', () => {
  expect(planOrder([['find', -1]], ALL)).toMatchObject({ index: { name: 'find' }, reverse: true })
  expect(planOrder([['bucket', 1]], ALL)).toBeUndefined()
  expect(planOrder([], ALL)).toBeDefined()
})

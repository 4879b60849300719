import { auditCase, cleanOrder } from '../../../../test/support/audit-case'
import { findAll } from '../catalogue'

const [line] = cleanOrder.lines
const lines = line ? [{ ...line, ordered: 3 }, line] : []

it('notes a dear order and one of many pieces, each by its own bound', () => {
  const reasons = (highValueFen: number, manyPieces: number) =>
    findAll(auditCase({ order: { lines }, settings: { highValueFen, manyPieces } })).map(({ reason }) => reason)
  expect(reasons(19_801, 5)).toEqual([])
  expect(reasons(19_800, 5)).toEqual(['金额高'])
  expect(reasons(19_801, 4)).toEqual(['共 4 件'])
  expect(reasons(19_800, 4)).toEqual(['金额高；共 4 件'])
})

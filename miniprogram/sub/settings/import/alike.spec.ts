import type { ImportProblem } from '@shared/api/import'
import { IMPORT } from '../../../text/settings'
import { alike } from './alike'

const problem = (row: number, more: Partial<ImportProblem> = {}): ImportProblem => ({
  ...{ file: 'a.csv', row, column: '买家留言', reason: 'formula', text: `=${row}` },
  ...more,
})

it('says once what is wrong with many rows, and first what was left out', () => {
  const harmless = [2, 5, 9, 12, 20].map((row) => problem(row, { kept: true }))
  const [out, kept, ...more] = alike([...harmless, problem(7, { column: '数量', reason: 'bad-number', text: '两' })])
  expect(more).toEqual([])
  expect(out).toMatchObject({ column: '数量', rows: [7], texts: '两', kept: false })
  expect(kept).toMatchObject({ rows: [2, 5, 9, 12, 20], texts: '=2　=5　=9', kept: true })
})

it('names the rows, all of a few and the first of many', () => {
  expect(IMPORT.at([7], '数量')).toBe('第 7 行，数量')
  expect(IMPORT.at([7, 8], '数量')).toBe('第 7、8 行，数量')
  expect(IMPORT.at([2, 5, 9, 12, 20, 21], '买家留言')).toBe('第 2、5、9、12 等 6 行，买家留言')
  expect(IMPORT.at([0, 0], '')).toBe('2 单')
  expect(IMPORT.at([0], '')).toBe('这一单')
})

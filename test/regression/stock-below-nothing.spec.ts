import { readGrams, readStock } from '../../cloudfunctions/import/figures'
import { judgeFile } from '../../cloudfunctions/import/judge'

it('takes an article of which too much was sold: it has none, and is known', async () => {
  const bytes = Buffer.from('商品编码,商品名称,重量,库存\nS1,衫,0.3kg,-3\nS2,裤,205,4')
  const judged = await judgeFile({ fileName: 'f.csv', kind: 'products', bytes })
  expect(judged.ok && judged.value.problems).toEqual([])
  expect(judged.ok && judged.value.file.items).toMatchObject([
    { sku: 'S1', onHand: 0, weightGrams: 300 },
    { sku: 'S2', onHand: 4, weightGrams: 205 },
  ])
})

it.each([
  ['-3', 0],
  ['-3.0', 0],
  ['1,200', 1200],
  ['4.00', 4],
  ['', undefined],
  ['-1.5', undefined],
  ['无限', undefined],
])('reads %s on the shelf as %s', (text, pieces) => expect(readStock(text)).toBe(pieces))

it.each([
  ['205', 205],
  ['205.2', 206],
  ['500g', 500],
  ['0.5 KG', 500],
  ['1.1公斤', 1100],
  ['3斤', undefined],
])('reads a weight of %s as %s', (text, grams) => expect(readGrams(text)).toBe(grams))

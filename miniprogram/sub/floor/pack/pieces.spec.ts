import type { FloorParcel } from '@shared/api/floor'
import { piecesBySku } from './pieces'

const line = (sku: string, quantity: number) => ({ sku, quantity }) as FloorParcel['lines'][number]

it('adds up what orders in one box want of an article', () => {
  expect(piecesBySku([line('M', 1), line('L', 2), line('M', 3)])).toEqual([line('M', 4), line('L', 2)])
})

import { wrongPart } from './floor'

it('says which part of a piece is wrong, colour or size', () => {
  expect(wrongPart('白;L', '白;M')).toEqual({ word: '尺码错', wanted: 'M' })
  expect(wrongPart('酒红；M', '白；M')).toEqual({ word: '颜色错', wanted: '白' })
  expect(wrongPart('酒红;L', '白;M')).toEqual({ word: '规格错', wanted: '白;M' })
  expect(wrongPart('大号', '小号')).toEqual({ word: '规格错', wanted: '小号' })
  expect(wrongPart('', '白;M')).toEqual({ word: '规格错', wanted: '白;M' })
})

import { garmentOf, garmentPicture } from './garment'

it('tells garments apart by the words of their title', () => {
  expect(['运动短裤', '阔腿西裤', '连帽卫衣', '渔夫帽', '羽绒马甲', '条纹Polo衫', '帆布包'].map(garmentOf)).toEqual([
    'shorts',
    'trousers',
    'hood',
    'hat',
    'vest',
    'tee',
    'bag',
  ])
})

it('draws what it does not know as a plain box, never as a garment', () => {
  expect(garmentOf('手机壳')).toBe('other')
})

it('paints the shape in the colour of the spec', () => {
  expect(decodeURIComponent(garmentPicture('圆领卫衣', '酒红;M'))).toContain("fill='#7b1f33'")
})

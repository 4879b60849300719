import fc from 'fast-check'
import { DRIVER_KEYS, PRINTER_DRIVERS, stickerField } from './drivers'
import { readSticker } from './sticker'

it.each([
  ['KM118DW24000001', { sn: 'KM118DW24000001', driver: 'kuaimai' }],
  [
    'https://cloud.kuaimai.com/d?sn=KM118DW24000001&key=240001',
    { sn: 'KM118DW24000001', key: '240001', driver: 'kuaimai' },
  ],
  ['KX100L000001', { sn: 'KX100L000001', driver: 'kuaidi100' }],
  ['922500123#abcd1234', { sn: '922500123', key: 'abcd1234', driver: 'feie' }],
  ['http://www.feieyun.com/q?sn=922500123&key=abcd1234', { sn: '922500123', key: 'abcd1234', driver: 'feie' }],
  ['4004123456', { sn: '4004123456', driver: 'yilianyun' }],
  ['29M8L3K8X9C0001', { sn: '29M8L3K8X9C0001', driver: 'xpyun' }],
  ['raw://192.168.1.50:9100', { sn: 'raw://192.168.1.50:9100', driver: 'lan' }],
  ['https://shop.example/other', { sn: '' }],
])('reads %s', (code, sticker) => {
  expect(readSticker(code)).toEqual(sticker)
})

it('reads whatever a camera may see without breaking', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (code) => {
      const { sn, driver } = readSticker(code)
      expect(sn.length).toBeLessThanOrEqual(300)
      if (driver !== undefined) expect(DRIVER_KEYS).toContain(driver)
    }),
  )
})

it('has no driver whose name, number and papers are not told', () => {
  for (const driver of DRIVER_KEYS) {
    const { name, snWhere, about, papers } = PRINTER_DRIVERS[driver]
    for (const word of [name, snWhere, about]) expect(word.length).toBeGreaterThan(1)
    expect(papers.length).toBeGreaterThan(0)
  }
})

it('puts a sticker’s key where its maker wants it, and nowhere where the maker asks for none', () => {
  expect(DRIVER_KEYS.map((driver) => [driver, stickerField(driver)?.key])).toEqual([
    ['kuaimai', 'deviceKey'],
    ['xpyun', undefined],
    ['kuaidi100', undefined],
    ['feie', 'key'],
    ['yilianyun', 'msign'],
    ['lan', undefined],
    ['bluetooth', undefined],
  ])
})

import { createBits, dot, isBlack, type Bits } from './bits'
import { drawFeie, FeieError, parseFeie } from './feie-draw'

const rows = (bits: Bits): string[] =>
  Array.from({ length: bits.height }, (_, y) =>
    Array.from({ length: bits.width }, (_, x) => (isBlack(bits, x, y) ? '#' : '.')).join(''),
  )
/** Every letter is one dot in the corner of its cell. */
const corner = (_letter: string, width: number, height: number) => {
  const bits = createBits(width, height)
  dot(bits, [0, 0], 'black')
  return bits
}
const text = (value: string, more = '') => `<TEXT x='8' y='8' font='12' w='1' h='1' r='0'${more}>${value}</TEXT>`

it('makes 8 dots a millimetre, and 40 x 30 mm when nothing is said', () => {
  expect(drawFeie('<SIZE>60,40</SIZE>')).toMatchObject({ width: 480, height: 320 })
  expect(drawFeie(text('一'))).toMatchObject({ width: 320, height: 240 })
})

it('sets letters in cells, ASCII half as wide, times w and h', () => {
  const lines = rows(drawFeie(`<SIZE>20,10</SIZE>${text('中a×b')}`, corner))
  expect([...(lines[8] ?? '')].flatMap((ink, x) => (ink === '#' ? [x] : []))).toEqual([8, 32, 44, 68])
  const twice = rows(drawFeie("<SIZE>20,10</SIZE><TEXT x='0' y='0' font='12' w='2' h='3'>ab</TEXT>", corner))
  expect([...(twice[2] ?? '')].flatMap((ink, x) => (ink === '#' ? [x] : []))).toEqual([0, 1, 24, 25])
  expect(twice[3]).not.toContain('#')
})

it('reads attributes in either quotes and any order, and takes a text as it is', () => {
  expect(parseFeie('<QR e="L" x=\'1\' y="2" w="5">a&lt;b</QR> <GAP>2,0</GAP>')).toEqual([
    { name: 'QR', attributes: { e: 'L', x: '1', y: '2', w: '5' }, text: 'a&lt;b' },
    { name: 'GAP', attributes: {}, text: '2,0' },
  ])
})

it.each([
  '<TEXT>',
  'words',
  `${text('一')}words`,
  '<BOX>1</BOX>',
  "<TEXT x='1' y='1' font='9' w='1' h='1'>一</TEXT>",
  "<TEXT x='1' y='1' font='12' w='0' h='1'>一</TEXT>",
  "<TEXT x='1' y='1' font='12' w='1' h='1' r='90'>一</TEXT>",
  "<QR x='1' y='1' e='X' w='5'>a</QR>",
  "<QR x='1' y='1' e='L' w='5'></QR>",
  `<QR x='1' y='1' e='H' w='5'>${'a'.repeat(1_274)}</QR>`,
  "<BC128 x='1' y='1' h='9' s='0' n='2' w='2'>中</BC128>",
  '<SIZE>0,40</SIZE>',
  '<SIZE>big</SIZE>',
])('does not guess at %s', (markup) => {
  expect(() => drawFeie(markup)).toThrow(FeieError)
})

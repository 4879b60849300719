import fc from 'fast-check'
import iconv from 'iconv-lite'
import { PNG } from 'pngjs'
import { createBits, dot, isBlack, type Bits } from './bits'
import { toPng } from './png'
import { drawTspl } from './tspl-draw'
import { countSheets, parseTspl, splitArgs, TsplError } from './tspl-parse'

const HEAD = 'SIZE 2 mm,1 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nSPEED 4\r\nDENSITY 8\r\nCLS\r\n'

function job(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? iconv.encode(part, 'gb18030') : part)))
}

/** A sheet as rows of # and dots. */
const rows = (bits: Bits | undefined): string[] =>
  bits
    ? Array.from({ length: bits.height }, (_, y) =>
        Array.from({ length: bits.width }, (_, x) => (isBlack(bits, x, y) ? '#' : '.')).join(''),
      )
    : []

const draw = (...parts: (string | Buffer)[]) => rows(drawTspl(job(HEAD, ...parts, 'PRINT 1,1\r\n')).sheets[0])

it('makes 16 x 8 dots of 2 x 1 mm', () => expect(draw()).toEqual(Array(8).fill('.'.repeat(16))))

it('draws BAR, BOX, ERASE and REVERSE dot by dot', () => {
  expect(draw('BAR 1,1,3,2\r\n').slice(0, 4)).toEqual([
    '................',
    '.###............',
    '.###............',
    '................',
  ])
  expect(draw('BOX 0,0,5,4,1\r\n').slice(0, 5)).toEqual([
    '#####...........',
    '#...#...........',
    '#...#...........',
    '#####...........',
    '................',
  ])
  expect(draw('BAR 0,0,16,2\r\nERASE 2,0,2,1\r\n').slice(0, 2)).toEqual(['##..############', '################'])
  expect(draw('BAR 0,0,2,1\r\nREVERSE 1,0,2,1\r\n')[0]).toBe('#.#.............')
})

it('moves everything by REFERENCE and cuts what leaves the paper', () => {
  expect(draw('REFERENCE 12,7\r\nBAR 0,0,9,9\r\n').slice(6)).toEqual(['................', '............####'])
})

const PATTERN = Buffer.from([0b00001111, 0b10101010])
it.each([
  [0, '####.....#.#.#.#'],
  [1, '#####....#.#.#.#'],
  [2, '....#....#.#.#.#'],
])('lays a bitmap in mode %i over black dots', (mode, row) => {
  const below = 'BAR 0,0,5,1\r\n'
  expect(draw(below, `BITMAP 0,0,2,1,${mode},`, PATTERN, '\r\n')[0]).toBe(row)
})

it('takes bitmap data that looks like commands and line breaks', () => {
  const data = Buffer.from('PRINT 9,9\r\nCLS\r\n')
  const bits = drawTspl(job(HEAD, `BITMAP 0,0,2,${data.length / 2},0,`, data, '\r\nPRINT 1,1\r\n'))
  expect(bits.sheets).toHaveLength(1)
  expect(countSheets(job(HEAD, `BITMAP 0,0,2,${data.length / 2},0,`, data, 'PRINT 1,1\r\n'))).toBe(1)
})

it('gives back every random bitmap bit by bit', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (data) => {
      const bits = drawTspl(job(HEAD, 'BITMAP 0,0,2,8,0,', Buffer.from(data), '\r\nPRINT 1,1\r\n')).sheets[0]
      return bits !== undefined && bits.data.every((byte, i) => byte === (~(data[i] ?? 0) & 0xff))
    }),
  )
})

it('prints sets times copies, and goes on with the same picture', () => {
  const sheets = drawTspl(
    job(HEAD, 'BAR 0,0,1,1\r\nPRINT 2,3\r\nBAR 2,0,1,1\r\nPRINT 1\r\nCLS\r\nPRINT 1,1\r\n'),
  ).sheets
  expect(sheets).toHaveLength(8)
  expect([0, 5, 6, 7].map((n) => rows(sheets[n])[0]?.slice(0, 4))).toEqual(['#...', '#...', '#.#.', '....'])
  expect(countSheets(job(HEAD, 'PRINT 2,3\r\n'))).toBe(6)
})

it('names commands it does not know and goes on', () => {
  expect(drawTspl(job(HEAD, 'DANCE 1\r\nPRINT 1,1\r\n'))).toMatchObject({ unknown: ['DANCE'], sheets: [{}] })
})

it('throws on a short bitmap, a wrong mode and words for numbers, and counts no sheet there', () => {
  const short = job(HEAD, 'BITMAP 0,0,2,8,0,', Buffer.from([1]), '\r\nPRINT 1,1\r\n')
  expect(() => parseTspl(job('BITMAP 0,0,2,9000,0,'))).toThrow(TsplError)
  expect(() => parseTspl(job('BITMAP 0,0'))).toThrow(TsplError)
  expect(countSheets(short.subarray(0, HEAD.length + 20))).toBe(0)
  expect(() => draw('BITMAP 0,0,1,1,3,', Buffer.from([0]), '\r\n')).toThrow(/mode 3/)
  expect(() => draw('BAR a,0,1,1\r\n')).toThrow(/no number/)
})

it('reads GB18030 text with escaped quotes and commas', () => {
  const text = parseTspl(job('TEXT 1,2,"TSS24.BF2",0,1,1,"收 喆,\\["]㙍"\r\n'))[0]
  expect(text?.args.at(-1)).toBe('收 喆,"㙍')
  expect(splitArgs('1, "a,b" ,c')).toEqual(['1', 'a,b', 'c'])
})

it('draws text in cells, wide ones twice as wide, with the given font', () => {
  const size = 'SIZE 10 mm,4 mm\r\nCLS\r\n'
  const seen: [string, number][] = []
  const full = (character: string, width: number, height: number) => {
    seen.push([character, width])
    const bits = createBits(width, height)
    dot(bits, [0, 0], 'black')
    return bits
  }
  const text = job(size, 'TEXT 0,0,"TSS24.BF2",0,2,1,"中a"\r\nPRINT 1,1\r\n')
  const sheet = drawTspl(text, full).sheets[0]
  expect(seen).toEqual([
    ['中', 24],
    ['a', 12],
  ])
  expect(rows(sheet)[0]?.indexOf('#', 2)).toBe(48)
  expect(rows(drawTspl(text).sheets[0]).join('')).toContain('#')
})

it('turns a drawing by 90, 180 and 270 degrees', () => {
  const at = (turn: number) =>
    drawTspl(job('SIZE 20 mm,20 mm\r\nCLS\r\n', `QRCODE 80,80,M,2,A,${turn},"hello"\r\nPRINT 1,1\r\n`)).sheets[0]
  const box = (bits: Bits | undefined) => {
    const black = rows(bits).flatMap((row, y) => [...row].flatMap((c, x) => (c === '#' ? [{ x, y }] : [])))
    return [Math.min(...black.map(({ x }) => x)) < 80, Math.min(...black.map(({ y }) => y)) < 80]
  }
  expect([0, 90, 180, 270].map((turn) => box(at(turn)))).toEqual([
    [false, false],
    [true, false],
    [true, true],
    [false, true],
  ])
})

it('writes a PNG that another reader sees the same', () => {
  const bits = createBits(13, 3)
  dot(bits, [0, 0], 'black')
  dot(bits, [12, 2], 'black')
  const png = PNG.sync.read(toPng(bits))
  expect([png.width, png.height]).toEqual([13, 3])
  const grey = Array.from({ length: 39 }, (_, i) => png.data[i * 4])
  expect(grey.map((value, i) => (value === 0 ? i : -1)).filter((i) => i >= 0)).toEqual([0, 38])
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { shortLabel } from '../support/label/samples'

const ROOT = join(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'labels-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(name: string, ...args: readonly string[]) {
  const out = join(folder, name)
  const tsx = join(ROOT, 'node_modules/.bin/tsx')
  const { status, stderr } = spawnSync(tsx, ['tools/label.ts', '--out', out, ...args], { cwd: ROOT, encoding: 'utf8' })
  return { status, stderr, files: status === 2 ? [] : readdirSync(out).filter((file) => file.endsWith('.png')) }
}
function draw(name: string, entries: readonly unknown[], template: string) {
  const data = join(folder, `${name}.json`)
  writeFileSync(data, JSON.stringify(entries))
  return run(name, '--data', data, '--template', template)
}
const pickList = { title: 'x', waveNo: 'W1', picker: '', printedAt: 0, rows: [{ bin: 'A1', title: 't', quantity: 1 }] }
const numbered = (waybillNo: unknown) => ({ ...shortLabel, waybillNo })

jest.setTimeout(60_000)

it('writes every label to files of its own, whatever its number looks like', () => {
  const numbers = ['A', 'A', 'A_2', 'a', '../../x', '..\\..\\x', '/x', 'a/b', 'a_b']
  const { status, files } = draw('names', numbers.map(numbered), '76x130')
  expect(status).toBe(0)
  expect(files.sort()).toEqual(
    ['A', 'A_2', 'A_3', 'a_4', '__.._x', '__.._x_2', '_x', 'a_b', 'a_b_2'].map((name) => `${name}.png`).sort(),
  )
})

it('goes on after a number that is too long for a file’s name', () => {
  const { status, files } = draw(
    'long',
    [{ ...pickList, waveNo: '', waybillNo: '9'.repeat(300) }, pickList],
    'pick-list-80',
  )
  expect([status, files.length]).toEqual([0, 2])
})

it('puts them on office paper as well, four of 76 x 130 a sheet', async () => {
  const data = join(folder, 'office.json')
  writeFileSync(data, JSON.stringify(['1', '2', '3', '4', '5'].map(numbered)))
  expect(run('office', '--data', data, '--a4').status).toBe(0)
  const file = await PDFDocument.load(readFileSync(join(folder, 'office', 'a4 sheets.pdf')))
  expect(file.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([
    [595, 842],
    [595, 842],
  ])
})

it('names every field that would be a blank, and writes the other labels', () => {
  const { receiver } = shortLabel
  const entries = [
    { ...shortLabel, receiver: { ...receiver, name: ' \u200b', phone: '' } },
    { ...shortLabel, receiver: undefined },
    numbered('SF1\n2'),
    numbered('OK'),
  ]
  const { status, stderr, files } = draw('blanks', entries, '76x130')
  expect(status).toBe(1)
  expect(files).toEqual(['OK.png'])
  for (const line of ['entry 1 .*receiver.name: blank', 'entry 1 .*receiver.phone', 'entry 2 .*receiver.detail'])
    expect(stderr).toMatch(new RegExp(line))
  expect(stderr).toMatch(/entry 3 SF1_2: waybillNo: has a character that cannot be seen/)
})

it('draws no pick list of nothing', () => {
  const { status, stderr } = draw('nothing', [shortLabel], 'pick-list-a4')
  expect(status).toBe(1)
  expect(stderr).toMatch(/rows: blank/)
})

it('says how it is used instead of breaking', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const wrong = [run('bogus', '--bogus'), run('file/below', '--data', join(folder, 'names.json'))]
  for (const { status, stderr } of wrong) {
    expect(status).toBe(2)
    expect(stderr).toMatch(/usage: label/)
  }
})

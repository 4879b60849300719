import { readFileSync } from 'node:fs'
import { fullDivisions } from '@shared/address/data/full'
import { liteDivisions } from '@shared/address/data/lite'
import { gzipSync } from 'node:zlib'
import { atLevel, unpackDivisions, type Division } from '@shared/address/tree'

function districtsOf(data: string): string[] {
  const found: string[] = []
  const visit = (division: Division): void => {
    const province = atLevel(division, 1)?.name ?? ''
    const city = division.kind === 'municipality' ? province : (atLevel(division, 2)?.name ?? '')
    if (division.level === 3) found.push([province, city, division.name].join('|'))
    else if (division.flat) found.push([province, division.name, ''].join('|'))
    division.children.forEach(visit)
  }
  unpackDivisions(data).provinces.forEach(visit)
  return found.sort()
}

/** In force since the reference was taken. */
const newer = ['新疆维吾尔自治区|喀什地区|岑岭县', '新疆维吾尔自治区||草湖市']

it('has the divisions of the reference and the newer ones, in both sizes', () => {
  const lines = readFileSync('test/data/address/divisions-2026-04.txt', 'utf8').split('\n')
  const reference = lines.filter((line) => line && !line.startsWith('#'))
  expect(districtsOf(fullDivisions)).toEqual([...reference, ...newer].sort())
  expect(districtsOf(liteDivisions)).toEqual(districtsOf(fullDivisions))
})

it('keeps the table of the phone within 60 KB on the wire', () => {
  expect(gzipSync(liteDivisions, { level: 9 }).length).toBeLessThanOrEqual(60 * 1024)
})

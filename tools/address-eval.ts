/*
 * Makes a fresh evaluation set and writes docs/address-accuracy.md.
 * Run: npm run address:eval [-- SEED SIZE]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fullDivisions } from '../src/shared/address/data/full'
import { liteDivisions } from '../src/shared/address/data/lite'
import { createAddressEngine } from '../src/shared/address/engine'
import type { DivisionData } from '../src/shared/address/tree'
import { makeCases } from './address-cases'
import { scoreAll, type Parsed, type Score } from './address-score'

const seed = Number(process.argv[2] ?? 20261125)
const size = Number(process.argv[3] ?? 6000)
const percent = (share: number) => `${(100 * share).toFixed(2)}`

function parser(data: DivisionData): (text: string) => Parsed {
  const engine = createAddressEngine(data)
  return (text) => {
    const { extension, phone, verdict, ...rest } = engine.parse(text)
    return { ...rest, phone: extension ? `${phone}-${extension}` : phone, ask: verdict === 'ask' }
  }
}

const cases = makeCases(seed, size)
const scores: readonly (readonly [string, Score])[] = [
  ['full', scoreAll(cases, parser(fullDivisions))],
  ['lite', scoreAll(cases, parser(liteDivisions))],
]

const totals = scores.map(([name, { right, recall, precision, passedWrong }]) => {
  const fields = [
    right.province,
    right.city,
    right.district,
    right.detail,
    right.name,
    right.phone,
    right.region,
    right.all,
  ]
  return `| ${[name, ...fields.map(percent), percent(precision), percent(recall), percent(passedWrong)].join(' | ')} |`
})
const kinds = [...(scores[0]?.[1].byKind.keys() ?? [])].sort()
const rows = kinds.map((kind) => {
  const shares = scores.map(([, { byKind }]) => percent((byKind.get(kind)?.all ?? 0) / (byKind.get(kind)?.size ?? 1)))
  return `| ${[kind, String(scores[0]?.[1].byKind.get(kind)?.size ?? 0), ...shares].join(' | ')} |`
})

mkdirSync('docs', { recursive: true })
writeFileSync(
  'docs/address-accuracy.md',
  `# How well addresses are read

Made by \`npm run address:eval\`: ${size} pasted texts of seed ${seed}, written by tools/address-cases.ts from the division
table with names, phones, layouts and mistakes of our own choice. A stress mix, not the share of such texts in real orders.
Percent of texts right; spaces and punctuation do not count. "Flagged": of the texts that only the buyer can complete, how
many got \`ask\` (recall), and of those with \`ask\` how many deserved it (precision). "Passed wrong": of the texts let
through, region or phone wrong, or a question not asked.

| data | province | city | district | detail | name | phone | region | all six | flagged precision | flagged recall | passed wrong |
|---|---|---|---|---|---|---|---|---|---|---|---|
${totals.join('\n')}

All six fields right, by how the region was written:

| region | texts | full | lite |
|---|---|---|---|
${rows.join('\n')}

The phone's table (lite) knows the streets of 30 big cities and of districts whose name occurs twice; "district by its
street" elsewhere becomes \`ask\` there and is settled by the function, which has all streets.

Beside other libraries: \`npm run bench:address\`.
`,
)
for (const [name, score] of scores)
  console.log(name, percent(score.right.all), 'all six;', percent(score.passedWrong), 'passed wrong')

/*
 * Accuracy and processor time beside the libraries from npm, in one run on one core. Run: npm run bench:address [-- SEED SIZE]
 * A library has no verdict of its own: an empty field counts as `ask`.
 */
import { createRequire } from 'node:module'
import { fullDivisions } from '@shared/address/data/full'
import { liteDivisions } from '@shared/address/data/lite'
import { createAddressEngine } from '@shared/address/engine'
import { makeCases } from '../../tools/address-cases'
import { scoreAll, type Parsed } from '../../tools/address-score'

type Parse = (text: string) => Parsed
type Fields = Record<string, string | undefined>
const load = createRequire(import.meta.url ?? __filename)

function ours(data: string): Parse {
  const engine = createAddressEngine(data)
  return (text) => {
    const { extension, phone, verdict, ...rest } = engine.parse(text)
    return { ...rest, phone: extension ? `${phone}-${extension}` : phone, ask: verdict === 'ask' }
  }
}

function addressParse(): Parse {
  const { default: library } = load('address-parse') as {
    default: { parse: (text: string, all?: boolean) => Fields[] }
  }
  return (text) => {
    const found = library.parse(text, true)[0] ?? {}
    return {
      province: found['province'],
      city: found['city'],
      district: found['area'],
      detail: found['details'],
      name: found['name'],
      phone: found['mobile'] || found['phone'],
    }
  }
}

function zhAddressParse(): Parse {
  const library = load('zh-address-parse') as ((text: string, type: object) => Fields) & {
    default?: (text: string, type: object) => Fields
  }
  const parse = library.default ?? library
  return (text) => {
    const found = parse(text, { type: 1, textFilter: [], nameMaxLength: 4 })
    return {
      province: found['province'],
      city: found['city'],
      district: found['area'],
      detail: found['detail'],
      name: found['name'],
      phone: found['phone'],
    }
  }
}

function addressSmartParse(): Parse {
  const library = load('address-smart-parse') as ((text: string) => Fields) & {
    default?: (text: string) => Fields
    smart?: (text: string) => Fields
  }
  const parse = library.smart ?? library.default ?? library
  return (text) => {
    const found = parse(text)
    return {
      province: found['province'],
      city: found['city'],
      district: found['county'] ?? found['area'],
      detail: `${found['street'] ?? ''}${found['address'] ?? found['detail'] ?? ''}`,
      name: found['name'],
      phone: found['phone'],
    }
  }
}

/** Time of this process on a core: a busy machine does not decide. */
const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** A parser that throws has read nothing. */
const guarded =
  (parse: Parse): Parse =>
  (text) => {
    try {
      return parse(text)
    } catch {
      return {}
    }
  }

const cases = makeCases(Number(process.argv[2] ?? 77), Number(process.argv[3] ?? 2000))
/** Until the compiler has made of it what it can. */
const WARM_PASSES = 3
const percent = (share: number) => (100 * share).toFixed(1).padStart(7)
console.log(
  `${cases.length} texts\n${'parser'.padEnd(22)} region all six detail   name  phone flag P flag R pass wrong   us/text  load ms`,
)
const parsers: readonly (readonly [string, () => Parse])[] = [
  ['fahuotai full', () => ours(fullDivisions)],
  ['fahuotai lite', () => ours(liteDivisions)],
  ['address-parse', addressParse],
  ['zh-address-parse', zhAddressParse],
  ['address-smart-parse', addressSmartParse],
]
for (const [name, make] of parsers) {
  const loadedAt = cpuMicros()
  const parse = guarded(make())
  const loadMs = (cpuMicros() - loadedAt) / 1e3
  for (let pass = 0; pass < WARM_PASSES; pass++) for (const { text } of cases) parse(text)
  const startedAt = cpuMicros()
  for (const { text } of cases) parse(text)
  const micros = (cpuMicros() - startedAt) / cases.length
  const { right, precision, recall, passedWrong } = scoreAll(cases, parse)
  const shares = [right.region, right.all, right.detail, right.name, right.phone, precision, recall, passedWrong].map(
    percent,
  )
  console.log(
    `${name.padEnd(20)}${shares.join('')}    ${micros.toFixed(1).padStart(8)} ${loadMs.toFixed(1).padStart(8)}`,
  )
}

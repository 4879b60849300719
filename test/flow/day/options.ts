import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { ImportedProduct } from '../../../cloudfunctions/import/read-products'
import { readFile } from '../../../local/demo'

interface LoadedFile {
  readonly name: string
  readonly bytes: Buffer
}
export interface DayFiles {
  readonly orders: LoadedFile
  readonly products: LoadedFile
}
export interface DayOptions {
  readonly files: DayFiles
  /** The articles as the file has them, to count against. */
  readonly articles: readonly ImportedProduct[]
  /** What of the files is not taken in, or only disarmed: a line each. */
  readonly problems: readonly string[]
  readonly seed: number
  readonly json: boolean
  readonly findings?: string
  readonly profile: (typeof PROFILES)[number]
}

export const USAGE =
  'usage: npm run --silent day -- --orders FILE --products FILE [--seed N] [--json] [--findings FILE] [--profile none|cloud|free]'

const OPTIONS = {
  orders: { type: 'string', default: 'test/data/day-300/orders.csv' },
  products: { type: 'string', default: 'test/data/day-300/products.csv' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  findings: { type: 'string' },
  profile: { type: 'string', default: 'none' },
} as const

const PROFILES = ['none', 'cloud', 'free'] as const

const said = (error: unknown) => (error instanceof Error ? error.message : String(error))

function load(option: string, file: string): Result<LoadedFile, 'no-file'> {
  try {
    if (!statSync(file).isFile()) return refuse('no-file', `--${option} ${file} is not a file`)
    return ok({ name: path.basename(file), bytes: readFileSync(file) })
  } catch (error) {
    return refuse('no-file', `--${option} ${file} cannot be read: ${said(error)}`)
  }
}

function writable(file: string): string | undefined {
  try {
    accessSync(path.dirname(path.resolve(file)), constants.W_OK)
    return undefined
  } catch {
    return `--findings ${file} cannot be written: there is no such folder, or it is read-only`
  }
}

function readValues(argv: string[]) {
  try {
    const { values } = parseArgs({ args: argv, options: OPTIONS })
    if (!/^\d{1,9}$/.test(values.seed)) return refuse('bad-option', `--seed ${values.seed} is not a whole number`)
    const profile = PROFILES.find((one) => one === values.profile)
    if (!profile) return refuse('bad-option', `--profile ${values.profile} is none of ${PROFILES.join(', ')}`)
    const unwritable = values.findings === undefined ? undefined : writable(values.findings)
    return unwritable === undefined ? ok({ ...values, profile }) : refuse('bad-option', unwritable)
  } catch (error) {
    return refuse('bad-option', said(error))
  }
}

const problemLine = (one: {
  file: string
  row: number
  column: string
  reason: string
  text: string
  kept?: boolean
}) =>
  `${one.file} row ${one.row} ${one.column}: ${one.reason} ${JSON.stringify(one.text)}${one.kept ? ', disarmed' : ', left out'}`

/** Options and both files, looked at before anything is started; a refusal is said in one sentence. */
export async function readDayOptions(
  argv: string[],
): Promise<Result<DayOptions, 'bad-option' | 'no-file' | 'bad-file'>> {
  const values = readValues(argv)
  if (!values.ok) return values
  const orders = load('orders', values.value.orders)
  if (!orders.ok) return orders
  const products = load('products', values.value.products)
  if (!products.ok) return products
  try {
    const { problems } = await readFile('orders', orders.value)
    const goods = await readFile('products', products.value)
    return ok({
      files: { orders: orders.value, products: products.value },
      articles: goods.file.kind === 'products' ? goods.file.items : [],
      problems: [...goods.problems, ...problems].map(problemLine),
      seed: Number(values.value.seed),
      json: values.value.json,
      profile: values.value.profile,
      ...(values.value.findings === undefined ? {} : { findings: values.value.findings }),
    })
  } catch (error) {
    return refuse('bad-file', said(error))
  }
}

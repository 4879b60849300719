import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureFunctions } from '../../../local/build'
import { startCloud } from '../../../local/cloud'
import { driveDay } from './day'
import { reportDay } from './report'

/** npm run --silent day -- --orders FILE --products FILE [--seed N] [--json] [--findings FILE] */
async function main() {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: 'test/data/day-300/orders.csv' },
      products: { type: 'string', default: 'test/data/day-300/products.csv' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      findings: { type: 'string' },
      profile: { type: 'string', default: 'none' },
    },
  })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-day-'))
  const say = values.json ? () => undefined : (text: string) => console.log(text)
  await ensureFunctions()
  const profile = values.profile === 'cloud' || values.profile === 'free' ? values.profile : 'none'
  const cloud = await startCloud({ dataDir, timersOff: true, poke: false, profile, seed: Number(values.seed) })
  try {
    const files = { orders: path.resolve(values.orders), products: path.resolve(values.products) }
    const { report, findings } = await reportDay(cloud, files.products, await driveDay(cloud, files, say))
    if (values.findings) writeFileSync(values.findings, `${JSON.stringify(findings, null, 1)}\n`)
    console.log(JSON.stringify(report, null, values.json ? 0 : 2))
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

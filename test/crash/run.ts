import { parseArgs } from 'node:util'
import { crashRun } from './crash-run'

/** `npm run crash -- --runs 1000 --seed 1`: seeds SEED, SEED+1, ...; every failure prints the seed that repeats it. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      verbose: { type: 'boolean' },
    },
  })
  const runs = Number(values.runs)
  const first = Number(values.seed)
  const startedAt = performance.now()
  let failures = 0
  let effects = 0
  for (let seed = first; seed < first + runs; seed++) {
    const report = await crashRun(seed)
    effects += report.effects
    if (report.wrong.length === 0) continue
    failures += 1
    console.error(`seed ${seed}:\n  ${report.wrong.join('\n  ')}`)
    if (values.verbose) console.error(report.log.join('\n'))
    if (failures >= 10) break
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${runs} runs, ${effects} effects, ${failures} failed, ${seconds} s`)
  process.exitCode = failures > 0 ? 1 : 0
}

void main()

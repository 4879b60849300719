import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureFunctions } from '../../../local/build'
import { startCloud } from '../../../local/cloud'
import { driveDay } from './day'
import { readDayOptions, USAGE, type DayOptions } from './options'
import { reportDay } from './report'

/** Enough to see what is wrong with a file. */
const PROBLEMS_SAID = 20

function sayProblems(problems: readonly string[]) {
  for (const line of problems.slice(0, PROBLEMS_SAID)) console.error(line)
  if (problems.length > PROBLEMS_SAID) console.error(`and ${problems.length - PROBLEMS_SAID} more`)
}

async function runDay({ files, articles, seed, json, findings: findingsFile, profile }: DayOptions) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-day-'))
  const say = json ? () => undefined : (text: string) => console.log(text)
  await ensureFunctions()
  const cloud = await startCloud({ dataDir, timersOff: true, poke: false, profile, seed })
  try {
    const { report, findings } = await reportDay(cloud, articles, await driveDay(cloud, files, say))
    if (findingsFile) writeFileSync(findingsFile, `${JSON.stringify(findings, null, 1)}\n`)
    console.log(JSON.stringify(report, null, json ? 0 : 2))
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function main() {
  const options = await readDayOptions(process.argv.slice(2))
  if (!options.ok) {
    console.error(`${options.detail ?? options.refusal}\n${options.refusal === 'bad-option' ? USAGE : ''}`.trim())
    process.exitCode = 1
    return
  }
  sayProblems(options.value.problems)
  await runDay(options.value)
}
void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

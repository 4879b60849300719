/*
 * npm run conformance: the named checks of test/conformance against the local gateway, or, with ENV_ID, SECRET_ID and SECRET_KEY,
 * against a real CloudBase environment (which needs the collections and indexes of CONFORMANCE_SCHEMA beforehand).
 * One line a check; the exit code is 1 when one fails.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CHECKS, CONFORMANCE_SCHEMA, type Check } from '../test/conformance/checks'
import { spawnGateway } from '../test/conformance/gateway-process'
import { sdksFor, type Sdk, type Target } from '../test/conformance/sdks'

const { ENV_ID, SECRET_ID, SECRET_KEY } = process.env

const runCheck = async (check: Check, sdk: Sdk, mark: string): Promise<boolean> => {
  const from = Date.now()
  try {
    await check.run(sdk, `${mark}-${sdk.label}-${CHECKS.indexOf(check)}`)
    console.log(`ok    ${sdk.label.padEnd(13)} ${check.name} (${Date.now() - from} ms)`)
    return true
  } catch (error) {
    console.log(
      `FAIL  ${sdk.label.padEnd(13)} ${check.name}\n      ${error instanceof Error ? error.message : JSON.stringify(error)}`,
    )
    return false
  }
}

const runAll = async (target: Target): Promise<boolean> => {
  const mark = `run${Date.now().toString(36)}`
  const results: boolean[] = []
  for (const sdk of sdksFor(target))
    for (const check of CHECKS)
      if (sdk.label === 'node-sdk' || !check.nodeOnly) results.push(await runCheck(check, sdk, mark))
  const passed = results.filter(Boolean).length
  console.log(
    `${CHECKS.length} checks, ${results.length} runs over both SDKs: ${passed} passed, ${results.length - passed} failed`,
  )
  return passed === results.length
}

const runLocally = async (): Promise<boolean> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'conformance-'))
  const gateway = await spawnGateway({ dataDir, envId: 'local-env', schema: CONFORMANCE_SCHEMA, functions: [] })
  try {
    return await runAll({ envId: 'local-env', ...gateway })
  } finally {
    await gateway.kill()
    rmSync(dataDir, { recursive: true })
  }
}

const main = async (): Promise<number> => {
  if (!ENV_ID && !SECRET_ID && !SECRET_KEY) return (await runLocally()) ? 0 : 1
  if (!ENV_ID || !SECRET_ID || !SECRET_KEY) {
    console.log('ENV_ID, SECRET_ID and SECRET_KEY are needed together')
    return 2
  }
  return (await runAll({ envId: ENV_ID, secretId: SECRET_ID, secretKey: SECRET_KEY })) ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

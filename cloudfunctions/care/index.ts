import { assembleWork } from '../work/assemble'
import type { WorkDeps } from '../work/deps'
import { careRound } from './care'

let deps: WorkDeps | undefined

/** Started by its timer every minute. */
export const main = async (): Promise<{ readonly broke: readonly string[] }> => {
  deps ??= assembleWork(__dirname)
  return { broke: await careRound(deps) }
}

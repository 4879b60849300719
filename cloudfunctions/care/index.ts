import { readEnv } from '../../config/env'
import { openFiles } from '../cloud/files'
import { assembleWork } from '../work/assemble'
import { careRound } from './care'

/** Started by its timer every minute. */
export const main = async (): Promise<{ readonly broke: readonly string[] }> => ({
  broke: await careRound({
    ...assembleWork(),
    files: openFiles(readEnv().TCB_ENV),
    receiverDays: readEnv().RECEIVER_DAYS,
  }),
})

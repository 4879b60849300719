import { clockOffsetMs, readEnv, type Env } from '../../config/env'
import { createClock } from '../cloud/clock'
import { createSeal } from '../cloud/crypto'
import { openDatabase, type Db } from '../cloud/database'
import { createLog, type Log } from '../cloud/logger'
import type { Desk } from '../verbs/desk'

export interface OpenDesk extends Desk {
  readonly env: Env
  readonly log: Log
}

const databases = new Map<string, Db>()

/** A warm instance keeps its connection; everything else is read anew each call, because the local clock may have moved. */
function databaseOf(envId: string): Db {
  const db = databases.get(envId) ?? openDatabase(envId)
  databases.set(envId, db)
  return db
}

/** What every function begins with: settings, database, time, seals, log. Throws when a setting is missing. */
export function openDesk(): OpenDesk {
  const env = readEnv()
  return {
    env,
    db: databaseOf(env.TCB_ENV),
    now: createClock(clockOffsetMs),
    seal: createSeal(env.DATA_KEYS, env.FIND_KEYS),
    // the platform keeps what a function writes to its console
    log: createLog((line) => void process.stdout.write(`${line}\n`)),
  }
}

import type { LocalClock } from './clock'
import type { DatabaseContext } from './database/actions'
import type { FileStore } from './files/file-store'
import type { Functions } from './functions/functions'
import type { Gate } from './gate'
import type { LogLine, OpenApi } from './options'
import type { Switches } from './switches'

/** All parts of one running gateway, as its routes see them. */
export interface Parts {
  readonly url: string
  readonly envId: string
  readonly appId: string
  readonly secretId: string
  readonly clock: LocalClock
  readonly switches: Switches
  readonly gate: Gate
  readonly database: DatabaseContext
  readonly files: FileStore
  readonly functions: Functions
  readonly openapi: OpenApi | undefined
  /** The last lines of all consoles, oldest first. */
  readonly logs: readonly LogLine[]
  random(): number
}

import type { Quirks } from '../assemble'
import type { PrintRoom } from '../printing/jobs'
import type { PrintEvent } from '../printing/state'
import type { PushEvent } from '../pushes'
import type { YilianyunSettings } from '../settings'
import type { YilianyunQuirk } from './quirks'
import type { TokenEvent, Tokens } from './tokens'

type YilianyunEvent = PrintEvent | TokenEvent | PushEvent

/** What every part of the 易联云 twin works with. */
export interface YilianyunContext extends PrintRoom {
  readonly settings: YilianyunSettings
  readonly quirks: Quirks<YilianyunQuirk>
  readonly tokens: Tokens
  record(event: YilianyunEvent): void
}

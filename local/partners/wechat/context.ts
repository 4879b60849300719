import type { Clock } from '../twin'
import type { WechatSettings } from '../settings'
import type { Quirks } from '../assemble'
import type { WechatQuirk } from './quirks'
import type { WechatEvent, WechatState } from './state'

export type PushFields = Readonly<Record<string, unknown>> & { readonly Event: string }

/** What every part of the WeChat twin works with. */
export interface WechatContext {
  readonly state: WechatState
  readonly settings: WechatSettings
  readonly quirks: Quirks<WechatQuirk>
  readonly clock: Clock
  readonly random: () => number
  record(event: WechatEvent): void
  /** Asks the push address whether it is the shop's, as saving it in WeChat's console does. */
  verify(): Promise<boolean>
  /** Message pushes stop for so long, or go on; answers until when. */
  pausePushes(ms?: number): number
  /** Queues a message push (plain or safe mode); without a push URL nothing happens. */
  push(fields: PushFields): void
}

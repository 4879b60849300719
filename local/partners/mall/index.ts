import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import { createPushQueue, isPushEvent } from '../pushes'
import type { MallSettings } from '../settings'
import { jsonReply, type Twin, type TwinDeps } from '../twin'
import { mallAdmin, type MallContext } from './admin'
import { FEED_POLICY, signedFeed } from './feed'
import { applyMallEvent, createMallState, type MallEvent } from './state'

const busy = jsonReply({ error: 'busy' }, 503)

/** The merchant's own mall: its buyers ask, and it tells the desk by its signed feed. Nobody calls it. */
export function createMallTwin({ clock, outbox, journal, ...deps }: TwinDeps<MallSettings>): Twin {
  const settings = { ...deps.settings }
  const state = createMallState()
  const pushes = createPushQueue({ clock, outbox, policy: FEED_POLICY })
  const ledger = createLedger<MallEvent>(journal, (event) => {
    if (isPushEvent(event)) pushes.apply(event)
    applyMallEvent(state, event)
  })
  const record = (event: MallEvent) => ledger.record(event)
  const context: MallContext = {
    state,
    settings,
    clock,
    record,
    feed: (message) => pushes.queue({ url: settings.feedUrl, ...signedFeed(settings.feedKey, clock.now(), message) }),
  }
  return assembleTwin({
    name: 'mall',
    clock,
    quirks: {},
    faces: { throttle: busy, quota: busy, busy },
    operationOf: () => 'none',
    serve: () => ({ status: 404, body: '' }),
    admin: mallAdmin(context),
    books: () => ({ orders: state.orders.size, acts: state.acts.length, pushes: pushes.counts() }),
    tick: () => (settings.feedUrl === '' ? Promise.resolve() : pushes.deliver(record)),
  })
}

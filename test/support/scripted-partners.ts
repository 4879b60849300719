import type { CourierPort, WaybillAnswer, WaybillAsk } from '../../src/shared/ports/courier'
import type { Follow, NoticeChannelPort } from '../../src/shared/ports/notice-channel'
import type { LivePayment, OrderSourcePort, ShippingUpload } from '../../src/shared/ports/order-source'
import type { PrinterPort } from '../../src/shared/ports/printer'
import { ProviderError, type ProviderFailure, type UnknownPolicy } from '../../src/shared/ports/provider-error'

/** What a call meets: `lost` and `late` have happened, `vanished` has not, `busy` says so. `doubled` arrives twice. */
export type Fate = 'good' | 'lost' | 'late' | 'vanished' | 'busy' | 'doubled'

export interface PartnerWorld {
  readonly wait: (ms: number) => Promise<void>
  /** How the next call ends. */
  readonly fate: () => Fate
}

const fail = (failure: ProviderFailure): never => {
  throw new ProviderError({ provider: 'scripted', failure, scope: 'order', providerCode: failure })
}

/** Later than the engine's guard (17 s); sometimes later than its lease (75 s). */
const LATE_MS = [20_000, 100_000] as const

/** Carries a call to the partner and its answer back, or not. */
async function carry<T>(world: PartnerWorld, act: () => T): Promise<T> {
  const fate = world.fate()
  if (fate === 'busy') return fail('unavailable')
  if (fate === 'vanished') return fail('no-answer')
  const answer = act()
  if (fate === 'lost') return fail('no-answer')
  if (fate === 'late') await world.wait(LATE_MS[world.fate() === 'good' ? 0 : 1])
  if (fate === 'doubled') return act()
  await world.wait(300)
  return answer
}

/** A doubled request is beyond anybody's power where the partner knows no keys: there it is left out. */
const undoubled = (world: PartnerWorld): PartnerWorld => ({
  ...world,
  fate: () => {
    const fate = world.fate()
    return fate === 'doubled' ? 'good' : fate
  },
})

const policy = (afterUnknown: UnknownPolicy['afterUnknown']): UnknownPolicy => ({
  afterUnknown,
  keyLivesMs: 48 * 3_600_000,
  callTimeoutMs: 15_000,
  settleAfterMs: 5000,
})
const LIMITS = [{ name: 'calls', gapMs: 120, burstMs: 0 }]

/** A courier that is honest about keys: a repeated key gets the same number. */
export function scriptedCourier(world: PartnerWorld) {
  const numbers = new Map<string, string>()
  const voided = new Set<string>()
  const answerTo = ({ partnerKey }: WaybillAsk): WaybillAnswer => {
    const known = numbers.get(partnerKey)
    const waybillNo = known ?? `Z${numbers.size + 1}`
    numbers.set(partnerKey, waybillNo)
    return { waybillNo, routing: { mark: '300-01' }, replayed: known !== undefined }
  }
  const port: CourierPort = {
    id: 'scripted',
    unknown: { create: policy('repeat'), cancel: policy('repeat'), subscribe: policy('repeat') },
    limits: LIMITS,
    createWaybill: (ask) => carry(world, () => answerTo(ask)),
    cancelWaybill: ({ waybillNo }) => carry(world, () => void voided.add(waybillNo)),
    balance: () => Promise.resolve(undefined),
    subscribeTrack: () => carry(world, () => undefined),
    track: ({ waybillNo, account }) => Promise.resolve({ waybillNo, courier: account.courier, events: [] }),
  }
  return { port, numbers, voided }
}

/** A printer without keys: what it is told twice it prints twice. */
export function scriptedPrinter(world: PartnerWorld) {
  const paper: string[] = []
  const once = undoubled(world)
  const port: PrinterPort = {
    id: 'scripted',
    can: { raw: true, picture: false, markup: false, expiry: false, cancel: 'none', keyWindowMs: 0 },
    unknown: policy('person'),
    limits: LIMITS,
    bind: () => Promise.resolve(),
    status: () => Promise.resolve({}),
    print: ({ copyId }) => carry(once, () => ({ jobId: `J${paper.push(copyId)}` })),
    jobs: () => Promise.resolve({}),
    cancel: () => Promise.resolve({ jobIds: [], kept: 'no-cancel' }),
  }
  return { port, paper }
}

type Shipping = LivePayment['shipping']

/**
 * Payments and their write-back. `doubles` counts uploads of what was known already; other content of a finished payment is its one
 * re-ship, a second one is refused.
 */
export function scriptedSource(world: PartnerWorld) {
  const shipping = new Map<string, Shipping>()
  const books = { uploads: 0, doubles: 0, reships: 0 }
  const none: Shipping = { mode: 'none', finished: false, finishCount: 0, parcels: [] }
  const live = (tradeNo: string): LivePayment => ({
    tradeNo,
    transactionId: `T${tradeNo}`,
    openid: `O${tradeNo}`,
    paidFen: 100,
    paidAt: 0,
    state: shipping.get(`T${tradeNo}`)?.finished ? 'shipped' : 'to-ship',
    inComplaint: false,
    shipping: shipping.get(`T${tradeNo}`) ?? none,
  })
  const take = ({ payment, mode, allDelivered, parcels }: ShippingUpload): void => {
    const former = shipping.get(payment.transactionId)
    if (former?.finishCount === 2) fail('rejected')
    if (former?.finished) books.reships += 1
    const next: Shipping = {
      mode,
      finished: allDelivered,
      finishCount: former?.finished ? 2 : allDelivered ? 1 : 0,
      parcels: parcels.map(({ waybillNo, courier }) => ({ waybillNo, carrier: courier })),
    }
    books.uploads += 1
    if (JSON.stringify(former?.parcels) === JSON.stringify(next.parcels) && former?.finished === allDelivered)
      books.doubles += 1
    shipping.set(payment.transactionId, next)
  }
  const once = undoubled(world)
  const port: OrderSourcePort = {
    id: 'scripted',
    unknown: { upload: policy('query') },
    limits: LIMITS,
    live: (tradeNo) => Promise.resolve(live(tradeNo)),
    list: () => Promise.resolve({ payments: [] }),
    upload: (upload) => carry(once, () => take(upload)),
    carriers: () => Promise.resolve([]),
  }
  return { port, shipping, books }
}

export function scriptedNotices(world: PartnerWorld) {
  const sent: string[] = []
  const said: string[] = []
  const pages: string[] = []
  const follows: Follow[] = []
  const once = undoubled(world)
  const port: NoticeChannelPort = {
    id: 'scripted',
    unknown: { send: policy('assume-done'), follow: policy('assume-done') },
    limits: LIMITS,
    send: ({ openid, templateId, data, page }) =>
      carry(once, () => {
        pages.push(page)
        said.push(Object.values(data).join(' '))
        return { messageId: `M${sent.push(`${openid} ${templateId}`)}` }
      }),
    followWaybill: (follow) =>
      carry(once, () => {
        follows.push(follow)
        return { waybillToken: `W${follow.waybillNo}` }
      }),
  }
  return { port, sent, said, pages, follows }
}

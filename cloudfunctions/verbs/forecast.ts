import { lastSendAt, paceOf, perMinute } from '@shared/effect/forecast'
import { limitsOf, rateIdOf, type HeldLimit } from '@shared/effect/rate'
import type { CourierPort } from '@shared/ports/courier'
import type { PrinterPort } from '@shared/ports/printer'
import type { CourierDoc, PrinterDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { findLastPrinted } from '../repo/copies'
import { countReady } from '../repo/effects'
import { getRate } from '../repo/rates'

/** A 76x130 label at a usual thermal printer's speed, where the printer has not shown its own yet. */
const PACE_MS = 2000

/** What the drivers say of their limits. Nobody is called for a forecast. */
export interface Limits {
  readonly couriers: Readonly<Record<string, Pick<CourierPort, 'limits'>>>
  readonly printers: Readonly<Record<string, Pick<PrinterPort, 'limits'>>>
}
export type ForecastDesk = Books & { readonly limits: Limits }

/** When an account has sent so many. A pause counts; whoever must end it is told elsewhere. */
async function sentBy(desk: ForecastDesk, account: string, ask: { limits: readonly HeldLimit[]; count: number }) {
  const rates = await Promise.all(ask.limits.map((limit) => getRate(desk, rateIdOf(account, limit))))
  const queues = ask.limits.map((limit, i) => {
    const tat = rates[i]?.tat
    return tat === undefined ? { limit } : { limit, tat }
  })
  const pausedUntil = (await getRate(desk, account))?.pausedUntil ?? 0
  const now = desk.now()
  return lastSendAt(queues, ask.count, now) + Math.max(0, pausedUntil - now)
}

export interface NumbersForecast {
  readonly perMinute: number
  readonly at: number
}

/** Numbers for so many parcels an account: the accounts work side by side, the slowest ends last. */
export async function forecastNumbers(
  desk: ForecastDesk,
  parcels: readonly { readonly account: CourierDoc; readonly count: number }[],
): Promise<NumbersForecast> {
  const minutes = new Map<string, number>()
  const before = new Map<string, number>()
  let at = desk.now()
  for (const { account, count } of parcels) {
    const { channel, shopId } = account
    const limits = limitsOf(desk.limits.couriers[channel]?.limits ?? [], { shopId, channel })
    // accounts that share a count stand in one line
    const line = limits.some(({ holder }) => holder !== undefined) ? channel : account._id
    const all = (before.get(line) ?? 0) + count + (await countReady(desk, account._id))
    before.set(line, all)
    minutes.set(line, perMinute(limits) ?? 0)
    at = Math.max(at, await sentBy(desk, account._id, { limits, count: all }))
  }
  return { perMinute: [...minutes.values()].reduce((sum, each) => sum + each, 0), at }
}

/** When a printer has put out what is in its queue, with us and at its maker's, and `count` more. */
export async function forecastPaper(desk: ForecastDesk, printer: PrinterDoc, count: number): Promise<number> {
  const limits = desk.limits.printers[printer.driver]?.limits ?? []
  const printed = await findLastPrinted(desk, printer._id)
  const paceMs = paceOf(
    printed.flatMap(({ printedAt }) => printedAt ?? []),
    PACE_MS,
  )
  const ours = count + (await countReady(desk, printer._id))
  const sent = await sentBy(desk, printer._id, { limits, count: ours })
  return Math.max(sent, desk.now() + (ours + printer.waiting) * paceMs)
}

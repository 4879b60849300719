import { safeParse, type core } from 'zod'
import type { RouteContract } from '@shared/api/contract'
import { refuse, type Result } from '@shared/kernel/result'
import type { GlyphSource } from '@shared/label/glyph-source'
import type { ShopDoc, StaffDoc } from '@shared/shop/shop'
import type { Files } from '../cloud/files'
import type { GateDesk } from '../verbs/check-gate'
import type { Desk } from '../verbs/desk'
import type { ForecastDesk } from '../verbs/forecast'
import type { RenderLabelFn, RenderSheetFn } from '../work/deps'

/** Who calls, as far as is known; `staff` is his row in this shop. */
interface Caller {
  readonly openid: string
  readonly staff?: StaffDoc
}

/** Of partners a route may read live orders, and nothing else. */
export interface RouteContext extends Desk, GateDesk, ForecastDesk {
  readonly caller: Caller
  readonly shop: ShopDoc
  readonly files: Files
  /** For phones that feed a Bluetooth printer: cloud printers get their bytes from the work functions. */
  readonly renderLabel: RenderLabelFn
  readonly renderSheet: RenderSheetFn
  /** The label fonts, read when first asked for. */
  readonly glyphs: () => GlyphSource
  /** Drivers that this environment is set up for. */
  readonly printerDrivers: readonly string[]
  /** SHA-256 of the first owner's one-time code; '' when there is none. */
  readonly ownerCodeHash: string
}

/** A route as the registry holds it: raw input in, checked by the contract's schema before anything runs. */
export interface Route {
  readonly name: string
  readonly allow: readonly string[]
  readonly run: (raw: unknown, context: RouteContext) => Promise<Result<unknown, string>>
}

/** `bad-input` names the fields in `detail`. */
export const route = <Input extends core.$ZodType, Value>(
  contract: RouteContract<Input, Value>,
  run: (input: core.output<Input>, context: RouteContext) => Promise<Result<Value, string>>,
): Route => ({
  name: contract.name,
  allow: contract.allow,
  run: async (raw, context) => {
    const parsed = safeParse(contract.input, raw)
    if (parsed.success) return run(parsed.data, context)
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'input')
    return refuse('bad-input', [...new Set(fields)].join(','))
  },
})

/** Staff id of the caller, or 'buyer': what a history entry says. */
export const actorOf = ({ caller }: Pick<RouteContext, 'caller'>): string => caller.staff?._id ?? 'buyer'

/** Place after the last row of a page. */
export const cursorOf = (row: { readonly shipBy: number; readonly _id: string }): string => `${row.shipBy}:${row._id}`
export function readCursor(cursor: string | undefined): { readonly shipBy: number; readonly id: string } | undefined {
  const parts = /^(\d{1,16}):(.+)$/.exec(cursor ?? '')
  return parts ? { shipBy: Number(parts[1]), id: parts[2] ?? '' } : undefined
}
export const PAGE = 30

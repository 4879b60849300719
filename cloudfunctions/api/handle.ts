import { z } from 'zod'
import { refuse, type Result } from '@shared/kernel/result'
import type { ShopDoc, StaffDoc } from '@shared/shop/shop'
import { errorPlace, type Log } from '../cloud/logger'
import { DbThrottled } from '../cloud/database'
import { addShop, findShops } from '../repo/shops'
import { findStaffByOpenid } from '../repo/staff'
import type { Route, RouteContext } from './route'
import { ROUTES } from './routes'

/** `{ name, input }` as the phone sends it. */
const call = z.object({ name: z.string(), input: z.unknown() })

const BY_NAME: ReadonlyMap<string, Route> = new Map(Object.values(ROUTES).map((route) => [route.name, route]))

/** Routes that no effect follows, reading ones and a phone's word on its own paper: after any other the work functions are woken. */
const READS = /^phone-print\.|\.(?:me|list|get|reveal|show|find|plan|progress|snapshot|preview|parcels|check|dry-run)$/

export interface ApiDeps extends Omit<RouteContext, 'caller' | 'shop'> {
  readonly log: Log
  readonly poke: () => Promise<void>
  /** Stored by the first call of all, so that there is a shop for its owner to claim. */
  readonly firstShop?: ShopDoc
}

/** 'anyone' is whoever WeChat vouches for; 'buyer' as well, for he sees his own orders only. Staff need their role. */
const mayCall = (route: Pick<Route, 'allow'>, staff: Pick<StaffDoc, 'role'> | undefined): boolean =>
  route.allow.includes('anyone') ||
  route.allow.includes('buyer') ||
  (staff !== undefined && route.allow.includes(staff.role))

async function openFirst(deps: ApiDeps): Promise<readonly ShopDoc[]> {
  if (!deps.firstShop) return []
  await addShop(deps, deps.firstShop)
  return findShops(deps)
}

async function contextOf(deps: ApiDeps, openid: string): Promise<RouteContext | undefined> {
  const staff = (await findStaffByOpenid(deps, openid))[0]
  const found = await findShops(deps)
  const shops = found.length > 0 ? found : await openFirst(deps)
  const shop = staff ? shops.find(({ _id }) => _id === staff.shopId) : shops[0]
  return shop && { ...deps, shop, caller: { openid, ...(staff ? { staff } : {}) } }
}

/**
 * One call of the phone. Refusals are values; what breaks is logged by its place and told as `broken` or, when the database has
 * more to do than it can, `busy`.
 */
export async function handle(
  deps: ApiDeps,
  openid: string | undefined,
  event: unknown,
): Promise<Result<unknown, string>> {
  const asked = call.safeParse(event)
  if (!asked.success) return refuse('bad-input', 'name')
  const route = BY_NAME.get(asked.data.name)
  if (!route) return refuse('not-found', asked.data.name.slice(0, 40))
  if (openid === undefined) return refuse('not-allowed')
  try {
    const context = await contextOf(deps, openid)
    if (!context) return refuse('not-found', 'shop')
    if (!mayCall(route, context.caller.staff)) return refuse('not-allowed')
    const result = await route.run(asked.data.input ?? {}, context)
    if (result.ok && !READS.test(route.name)) await deps.poke()
    return result
  } catch (error) {
    deps.log.error('route-broke', { route: route.name, error: errorPlace(error) })
    return refuse(error instanceof DbThrottled ? 'busy' : 'broken')
  }
}

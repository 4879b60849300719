import { randomBytes } from 'node:crypto'
import {
  sessionMe,
  staffClaim,
  staffInvite,
  staffJoin,
  staffList,
  staffRemove,
  type SessionValue,
} from '@shared/api/session'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse } from '@shared/kernel/result'
import type { ShopDoc, StaffDoc } from '@shared/shop/shop'
import type { Role } from '@shared/staff/role'
import { sha256 } from '../../cloud/crypto'
import { addInvite, getInvite, useInvite } from '../../repo/invites'
import { addStaff, changeStaff, findStaffOfShop, getStaff } from '../../repo/staff'
import { actorOf, route, type RouteContext } from '../route'

/** Long enough to walk over and scan it; a picture of it that is found later opens nothing. */
const INVITE_LIVES_MS = 10 * 60_000

const sessionOf = (shop: ShopDoc, staff: StaffDoc | undefined): SessionValue =>
  staff
    ? { role: staff.role, staffName: staff.name, shop: { id: shop._id, name: shop.name, sameApp: shop.sameApp } }
    : { role: 'none', staffName: '' }

export const sessionMeRoute = route(sessionMe, async (_input, { shop, caller }) => ok(sessionOf(shop, caller.staff)))

/** Joins a person, or brings one back who was removed. */
async function join(context: RouteContext, as: { readonly role: Role; readonly name: string }) {
  const { shop, caller } = context
  const _id = joinId(shop._id, caller.openid)
  const staff: StaffDoc = { _id, v: 1, ver: 1, shopId: shop._id, openid: caller.openid, ...as, joinedAt: context.now() }
  if ((await addStaff(context, staff)) === 'added') return ok(sessionOf(shop, staff))
  const known = await getStaff(context, _id)
  if (known && known.removedAt === undefined) return ok(sessionOf(shop, known))
  return refuse('removed')
}

/** The one-time code makes the first owner; once there is an owner it is worth nothing. */
export const staffClaimRoute = route(staffClaim, async ({ code, name }, context) => {
  const owners = (await findStaffOfShop(context, context.shop._id)).filter(({ role }) => role === 'owner')
  if (owners.some(({ openid }) => openid === context.caller.openid)) return ok(sessionOf(context.shop, owners[0]))
  if (owners.length > 0) return refuse('already-claimed')
  if (context.ownerCodeHash === '' || sha256(code) !== context.ownerCodeHash) return refuse('wrong-code')
  return join(context, { role: 'owner', name })
})

export const staffInviteRoute = route(staffInvite, async ({ role }, context) => {
  const token = randomBytes(18).toString('base64url')
  const expiresAt = context.now() + INVITE_LIVES_MS
  const by = actorOf(context)
  await addInvite(context, { _id: sha256(token), v: 1, ver: 1, shopId: context.shop._id, role, expiresAt, by })
  return ok({ token, expiresAt })
})

async function whyNot(context: RouteContext, id: string): Promise<'bad-code' | 'used' | 'expired'> {
  const known = await getInvite(context, id)
  if (!known) return 'bad-code'
  return known.usedBy === undefined ? 'expired' : 'used'
}

export const staffJoinRoute = route(staffJoin, async ({ token, name }, context) => {
  if (context.caller.staff) return ok(sessionOf(context.shop, context.caller.staff))
  const invite = await useInvite(context, sha256(token), context.caller.openid)
  if (!invite) return refuse(await whyNot(context, sha256(token)))
  if (invite.shopId !== context.shop._id) return refuse('bad-code')
  return join(context, { role: invite.role, name })
})

export const staffListRoute = route(staffList, async (_input, context) => {
  const staff = await findStaffOfShop(context, context.shop._id)
  return ok({
    staff: staff
      .filter(({ removedAt }) => removedAt === undefined)
      .map(({ _id, name, role, joinedAt, openid }) => ({
        id: _id,
        name,
        role,
        joinedAt,
        me: openid === context.caller.openid,
      })),
  })
})

/** Nobody removes himself: a shop is never without an owner. */
export const staffRemoveRoute = route(staffRemove, async ({ id }, context) => {
  const staff = await getStaff(context, id)
  if (!staff || staff.shopId !== context.shop._id) return refuse('not-found')
  if (staff.openid === context.caller.openid) return refuse('yourself')
  const done = staff.removedAt !== undefined || (await changeStaff(context, staff, { removedAt: context.now() }))
  return done ? ok({ removed: true as const }) : refuse('changed-meanwhile')
})

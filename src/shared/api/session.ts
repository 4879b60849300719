import * as z from 'zod/mini'
import { ROLES, type Role } from '../staff/role'
import { contract } from './contract'

export interface SessionValue {
  readonly role: Role | 'none'
  readonly staffName: string
  readonly shop?: { readonly id: string; readonly name: string; readonly sameApp: boolean }
}
const OWNER = ['owner'] as const

export const sessionMe = contract<SessionValue>()({ name: 'session.me', allow: ['anyone'], input: z.object({}) })
/** First owner, by the one-time code that set-up printed. */
export const staffClaim = contract<SessionValue>()({
  name: 'staff.claim',
  allow: ['anyone'],
  input: z.object({
    code: z.string().check(z.minLength(6), z.maxLength(64)),
    name: z.string().check(z.minLength(1), z.maxLength(20)),
  }),
})
export const staffInvite = contract<{ readonly token: string; readonly expiresAt: number }>()({
  name: 'staff.invite',
  allow: OWNER,
  input: z.object({ role: z.enum(ROLES) }),
})
export const staffJoin = contract<SessionValue>()({
  name: 'staff.join',
  allow: ['anyone'],
  input: z.object({
    token: z.string().check(z.minLength(16), z.maxLength(64)),
    name: z.string().check(z.minLength(1), z.maxLength(20)),
  }),
})
export interface StaffRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly joinedAt: number
  readonly me: boolean
}
export const staffList = contract<{ readonly staff: readonly StaffRow[] }>()({
  name: 'staff.list',
  allow: OWNER,
  input: z.object({}),
})
export const staffRemove = contract<{ readonly removed: true }>()({
  name: 'staff.remove',
  allow: OWNER,
  input: z.object({ id: z.string() }),
})

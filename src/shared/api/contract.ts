import type { z } from 'zod/mini'
import type { Role } from '../staff/role'

/**
 * One route as both ends see it: the phone sends `{ name, input }` to the function `api`, which answers
 * `{ ok: true, value } | { ok: false, refusal, detail? }`. `allow` names the roles; 'buyer' stands for any WeChat user, who then
 * sees his own orders only; 'anyone' is for joining. Nobody is allowed by default.
 */
export interface RouteContract<Input extends z.core.$ZodType, Value> {
  readonly name: string
  readonly allow: readonly (Role | 'buyer' | 'anyone')[]
  readonly input: Input
  /** Carries the answer's type; never read at run time. */
  readonly value?: Value
}

export const contract =
  <Value>() =>
  <Input extends z.core.$ZodType>(route: Omit<RouteContract<Input, Value>, 'value'>): RouteContract<Input, Value> =>
    route

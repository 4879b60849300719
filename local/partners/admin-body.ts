import { z } from 'zod'
import { AdminError } from './twin'

/** Reads an admin body; what is wrong is said field by field. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new AdminError(400, z.prettifyError(parsed.error))
  return parsed.data
}

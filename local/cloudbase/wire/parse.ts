import type { z } from 'zod'
import { badParam } from './errors'

/** What came in, checked; throws INVALID_PARAM that names each bad field. */
export const parseRequest = <T>(schema: z.ZodType<T>, request: unknown): T => {
  const result = schema.safeParse(request)
  if (result.success) return result.data
  throw badParam(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
}

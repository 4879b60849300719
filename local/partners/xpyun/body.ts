import { z } from 'zod'

/** In every body. `userKey` is not among them: it is the secret, and a body that carries it is refused. */
export const common = {
  user: z.string(),
  timestamp: z.string(),
  sign: z.string(),
  debug: z.literal(['0', '1']).optional(),
}

const SN_LENGTH = 15

export const snBody = { ...common, sn: z.string().length(SN_LENGTH) }

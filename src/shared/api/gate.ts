import * as z from 'zod/mini'
import { FRESH_GATES, type GateAnswer } from '../order/freshness'
import { contract } from './contract'

/**
 * Whether the platform's word is fresh enough to go on. Without parcels: everything that is ready to print. It reads at most five
 * live orders and changes nothing at any partner.
 */
export const gateCheck = contract<GateAnswer>()({
  name: 'gate.check',
  allow: ['owner', 'auditor', 'packer'],
  input: z.object({
    gate: z.enum(FRESH_GATES),
    parcelIds: z.optional(z.array(z.string()).check(z.maxLength(200))),
  }),
})

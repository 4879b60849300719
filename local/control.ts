import { z } from 'zod'
import type { ValueOf } from '@shared/api'
import { booksOf } from './books'
import type { Cloud } from './cloud'
import { PERSONAS } from './demo'
import { createFaults } from './faults'
import type { PhoneNetwork } from './front'

const advanceBody = z.strictObject({ ms: z.number().nonnegative() })
const killBody = z.strictObject({ fn: z.string() })
const buyerBody = z.strictObject({ openid: z.string() })
const faultBody = z.strictObject({ id: z.string(), on: z.boolean() })

/** The console's own wishes: time, killing a worker, our books, fault switches. */
export function createControl(cloud: Cloud, phones: PhoneNetwork) {
  const faults = createFaults(cloud, phones)
  const wishes: Readonly<Record<string, (body: unknown) => Promise<unknown>>> = {
    async state() {
      const answer = await fetch(`${cloud.gatewayUrl}/local/state`)
      const { now } = (await answer.json()) as { now: number }
      return { personas: PERSONAS, now, books: await booksOf(cloud) }
    },
    async advance(body) {
      await cloud.advance(advanceBody.parse(body).ms)
      return { ok: true }
    },
    async kill(body) {
      const { fn } = killBody.parse(body)
      await fetch(`${cloud.gatewayUrl}/local/kill`, { method: 'POST', body: JSON.stringify({ fn }) })
      return { ok: true }
    },
    /** GET lists every switch; POST {id, on} moves one. */
    async faults(body) {
      if (Object.keys(body as object).length > 0) {
        const { id, on } = faultBody.parse(body)
        await faults.set(id, on)
      }
      return faults.list()
    },
    /** For which of his orders the desk waits for a buyer's address. */
    async buyer(body) {
      const answer = await cloud.api<ValueOf<'buyerParcels'>>(buyerBody.parse(body).openid, 'buyer.parcels', {})
      const parcels = answer.ok ? answer.value.parcels : []
      const waiting = parcels.filter(({ stage }) => stage === 'needs-address')
      return { needsAddress: waiting.flatMap(({ orders }) => orders.map(({ id }) => id)) }
    },
  }
  return (action: string, body: Record<string, unknown>): Promise<unknown> => {
    const wish = Object.hasOwn(wishes, action) ? wishes[action] : undefined
    if (!wish) throw new Error(`no such wish: ${action}`)
    return wish(body)
  }
}

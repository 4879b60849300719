import { z } from 'zod'
import type { Twin } from './twin'

/** open_msg statuses: 1 collected, 2 moving, 3 out for delivery, 4 signed, 5 trouble. */
const STATUS: Readonly<Record<string, number>> = {
  collected: 1,
  moving: 2,
  delivering: 3,
  delivered: 4,
  problem: 5,
  returning: 5,
  stuck: 5,
}

const scanned = z.object({ waybillNo: z.string(), last: z.string() })

/** A courier's scan reaches WeChat too: buyers who follow the parcel hear of it. */
export async function forwardScan(wechat: Twin, answer: unknown) {
  const { waybillNo, last } = scanned.parse(answer)
  const status = STATUS[last]
  if (status !== undefined) await wechat.admin('track', { waybillId: waybillNo, status })
}

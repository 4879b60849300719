import { COURIERS } from '../../courier/couriers'
import { readRemark, type RemarkReading } from '../remark'
import type { AuditRule } from '../rule'

function reasonOf({ topics, wish }: RemarkReading): string {
  if (topics.includes('address')) return '买家要改地址'
  if (topics.includes('other')) return '买家有要求'
  const wanted = wish.wanted.map((key) => `要发${COURIERS[key].short}`)
  const avoided = wish.avoided.map((key) => `不要${COURIERS[key].short}`)
  if (topics.includes('courier')) return [...wanted, ...avoided].join('，')
  return topics.includes('packing') ? '包装要求' : '派送要求'
}

/** Wishes that allocation or the packer can honour are notes; what changes the order, or cannot be read, needs a person. */
export const buyerRemark: AuditRule = {
  code: 'buyer-remark',
  find({ order }) {
    if (!order.buyerRemark.trim()) return undefined
    const reading = readRemark(order.buyerRemark)
    const person = reading.topics.includes('address') || reading.topics.includes('other')
    return {
      severity: person ? 'fix' : 'note',
      reason: reasonOf(reading),
      facts: { topics: reading.topics, wanted: reading.wish.wanted, avoided: reading.wish.avoided },
    }
  },
}

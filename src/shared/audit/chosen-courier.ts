import { allocate } from '../courier/allocate'
import { readCourierWish } from '../courier/wish'
import type { AuditCase } from './rule'

/** Who would carry the order if it were planned now: the same code as planning. */
export const chosenCourier = ({ order, place, shipping, goods }: AuditCase) =>
  allocate({
    ...place,
    weightGrams: goods.weightGrams,
    wish: readCourierWish(order.buyerRemark),
    rules: shipping.rules,
    accounts: shipping.accounts,
  })

import type { CourierKey } from '@shared/courier/courier-key'
import type { GoodsState } from '@shared/parcel/goods-state'
import { notHere, type Looked, type Place } from './why-not-here'

const found = (goods: GoodsState, more: { courier?: CourierKey; isOld?: boolean } = {}): Looked => ({
  kind: 'parcel',
  parcelId: 'p',
  orderId: 'o',
  goods,
  courier: 'zto',
  isOld: false,
  ...more,
})
const sku: Looked = { kind: 'sku', sku: 'A', title: '', spec: '', location: '', free: 1, onHand: 1 }
const why = (looked: Looked, place: Place) => {
  const stop = notHere('1', looked, place)
  return stop.kind === 'not-here' ? stop.why : stop.kind
}

const BENCH: readonly (readonly [Looked, string])[] = [
  ['nothing', 'unknown'],
  ['unasked', 'unasked'],
  [{ kind: 'order', orderId: 'o' }, 'unknown'],
  [sku, 'goods'],
  [found('planned'), 'not-picked'],
  [found('picked'), 'unknown'],
  [found('packed'), 'packed'],
  [found('handed-over'), 'handed-over'],
  [found('coming-back'), 'came-back'],
  [found('back'), 'came-back'],
  [found('void'), 'old-number'],
  [found('picked', { isOld: true }), 'old-number'],
]
const PILE: readonly (readonly [Looked, string])[] = [
  [found('planned'), 'not-packed'],
  [found('picked'), 'not-packed'],
  [found('packed'), 'unknown'],
  [found('packed', { courier: 'sf' }), 'other-courier'],
  [found('handed-over', { courier: 'sf' }), 'handed-over'],
  [found('packed', { isOld: true }), 'old-number'],
]

it.each(BENCH)('at the bench %j is %s', (looked, word) => expect(why(looked, 'bench')).toBe(word))
it.each(PILE)('at the pile of one courier %j is %s', (looked, word) => expect(why(looked, 'zto')).toBe(word))

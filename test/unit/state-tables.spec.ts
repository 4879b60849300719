import { EFFECT_MOVES, EFFECT_STATES } from '@shared/effect/effect-state'
import { ASK_MOVES, ASK_STATES } from '@shared/notice/address-ask'
import { canMove, unreachable, type Moves } from '@shared/kernel/states'
import { REST_MOVES, REST_STATES } from '@shared/order/split'
import { COPY_MOVES, COPY_STATES } from '@shared/parcel/copy-state'
import { GOODS_MOVES, GOODS_STATES } from '@shared/parcel/goods-state'
import { INTERCEPT_MOVES, INTERCEPT_STATES } from '@shared/parcel/intercept-state'
import { TRACK_MOVES, TRACK_STATES } from '@shared/parcel/track-state'
import { BIND_MOVES, BIND_STATES } from '@shared/printer/bind-state'
import { WAYBILL_MOVES, WAYBILL_STATES } from '@shared/parcel/waybill-state'
import { LAN_JOB_MOVES, LAN_JOB_STATES } from '../../local/printers/job'
import { LINK_MOVES, LINK_STATES } from '../../miniprogram/device/bluetooth/states'

const tables: readonly [name: string, states: readonly string[], moves: Moves<string>][] = [
  ['goods', GOODS_STATES, GOODS_MOVES],
  ['waybill', WAYBILL_STATES, WAYBILL_MOVES],
  ['track', TRACK_STATES, TRACK_MOVES],
  ['intercept', INTERCEPT_STATES, INTERCEPT_MOVES],
  ['copy', COPY_STATES, COPY_MOVES],
  ['bind', BIND_STATES, BIND_MOVES],
  ['effect', EFFECT_STATES, EFFECT_MOVES],
  ['job of a local printer', LAN_JOB_STATES, LAN_JOB_MOVES],
  ['bluetooth link', LINK_STATES, LINK_MOVES],
  ['address-ask', ASK_STATES, ASK_MOVES],
  ['rest', REST_STATES, REST_MOVES],
]

it.each(tables)('reaches every state of %s from its first', (_name, states, moves) => {
  expect(unreachable(moves, states[0] ?? '')).toEqual([])
})

it.each(tables)('lists every state of %s once and moves only to known ones', (_name, states, moves) => {
  expect(Object.keys(moves).sort()).toEqual([...states].sort())
  for (const targets of Object.values(moves)) for (const target of targets) expect(states).toContain(target)
})

it('keeps what cannot be undone undone-proof', () => {
  expect(canMove<string>(GOODS_MOVES, 'handed-over', 'packed')).toBe(false)
  expect(canMove<string>(WAYBILL_MOVES, 'void', 'got')).toBe(false)
  expect(canMove<string>(TRACK_MOVES, 'delivered', 'moving')).toBe(false)
  expect(canMove<string>(COPY_MOVES, 'printed', 'new')).toBe(false)
  expect(canMove<string>(EFFECT_MOVES, 'done', 'ready')).toBe(false)
  expect(canMove<string>(LINK_MOVES, 'unsure', 'sending')).toBe(false)
})

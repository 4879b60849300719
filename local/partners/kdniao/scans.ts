import type { ScanAction, Trace, TrackedParcel, WaybillOrder } from './state'

/** Which scan may follow which. A number that was cancelled can still be collected: that happens on real floors. */
export const SCAN_MOVES: Readonly<Record<ScanAction | 'none', readonly ScanAction[]>> = {
  none: ['collected', 'problem'],
  collected: ['moving', 'delivering', 'problem', 'returning', 'stuck'],
  moving: ['moving', 'delivering', 'problem', 'returning', 'stuck'],
  delivering: ['moving', 'delivering', 'delivered', 'problem', 'returning', 'stuck'],
  problem: ['moving', 'delivering', 'delivered', 'problem', 'returning', 'stuck'],
  stuck: ['moving', 'delivering', 'delivered', 'problem', 'returning'],
  returning: ['returning'],
  delivered: [],
}

interface Node {
  readonly state: string
  readonly stateEx: string
  readonly where: 'sender' | 'hub' | 'receiver'
  readonly text: string
}

/** First node of each scan (official status tables). */
const NODES: Readonly<Record<ScanAction, Node>> = {
  collected: { state: '1', stateEx: '1', where: 'sender', text: '快件已揽收' },
  moving: { state: '2', stateEx: '204', where: 'hub', text: '快件到达转运中心' },
  delivering: { state: '2', stateEx: '202', where: 'receiver', text: '快件正在派送中' },
  delivered: { state: '3', stateEx: '301', where: 'receiver', text: '快件已签收' },
  problem: { state: '4', stateEx: '405', where: 'receiver', text: '快件派送异常，联系不上收件人' },
  returning: { state: '4', stateEx: '404', where: 'receiver', text: '收件人拒收，快件退回' },
  stuck: { state: '4', stateEx: '403', where: 'hub', text: '快件超过5天未更新' },
}

function nodeOf(action: ScanAction, parcel: TrackedParcel): Node {
  const node = NODES[action]
  const troubled = parcel.traces.some(({ state }) => state === '4')
  if (action === 'delivered') return troubled ? { ...node, stateEx: '302', text: '派件异常后最终签收' } : node
  if (action === 'returning' && parcel.last === 'returning') return { ...node, stateEx: '406', text: '退回件已签收' }
  // 4 is sticky: the parcel moves on, State stays, only StateEx tells (kdniao status tables)
  return troubled ? { ...node, state: '4' } : node
}

/** The trace a scan leaves, with the places of the order it belongs to. */
export function traceOf(action: ScanAction, parcel: TrackedParcel, at: { now: number; order?: WaybillOrder }): Trace {
  const { state, stateEx, where, text } = nodeOf(action, parcel)
  const receiverCity = at.order?.receiver.city ?? '目的地'
  const location = where === 'sender' ? (at.order?.senderCity ?? '寄件地') : receiverCity
  return { at: at.now, state, stateEx, station: `【${location}】${text}`, location }
}

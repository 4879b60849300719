import type { HistoryKind } from '@shared/kernel/history'
import type { IconName } from './icon'

/** What a step of the story was, told by its picture; steps without one are a plain ring. */
export const HISTORY_ICON: Readonly<Partial<Record<HistoryKind, IconName>>> = {
  'taken-in': 'list',
  held: 'look',
  'audit-held': 'look',
  accepted: 'check',
  'address-fixed': 'edit',
  'buyer-asked': 'msg',
  'ask-sent': 'msg',
  noticed: 'msg',
  urged: 'msg',
  uploaded: 'up',
  planned: 'list',
  waybill: 'scan',
  printed: 'printer',
  pick: 'cart',
  pack: 'box',
  'hand-over': 'truck',
  undo: 'undo',
  stop: 'stop',
  'intercept-wanted': 'stop',
  refunded: 'stop',
}

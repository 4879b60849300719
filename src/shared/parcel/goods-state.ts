import type { Moves } from '../kernel/states'

/**
 * Where the goods are. Undo moves backwards until hand-over; after it only coming-back leads home. What was on its way back may be
 * taken in at the door after all.
 */
export const GOODS_STATES = ['planned', 'picked', 'packed', 'handed-over', 'coming-back', 'back', 'void'] as const
export type GoodsState = (typeof GOODS_STATES)[number]

export const GOODS_MOVES = {
  planned: ['picked', 'packed', 'void'],
  picked: ['planned', 'packed', 'void'],
  packed: ['picked', 'planned', 'handed-over', 'void'],
  'handed-over': ['coming-back'],
  'coming-back': ['back', 'handed-over'],
  back: [],
  void: [],
} as const satisfies Moves<GoodsState>

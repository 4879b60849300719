import type { Moves } from '@shared/kernel/states'

/**
 *   idle -> connecting -> ready -> sending -> ready ... -> done
 *                |          ^         |- not one byte of the label left  -> failed
 *                |- no way  |         |- cut off inside a label          -> unsure - a person's word -> idle
 *                   -> failed -> connecting
 * From `unsure` nothing is sent before a person has looked at the paper.
 */
export const LINK_STATES = ['idle', 'connecting', 'ready', 'sending', 'unsure', 'done', 'failed'] as const
export type LinkState = (typeof LINK_STATES)[number]

export const LINK_MOVES = {
  idle: ['connecting'],
  connecting: ['ready', 'failed', 'idle'],
  ready: ['sending', 'done', 'idle'],
  sending: ['ready', 'unsure', 'failed'],
  unsure: ['idle'],
  done: ['sending', 'idle'],
  failed: ['connecting', 'idle'],
} as const satisfies Moves<LinkState>

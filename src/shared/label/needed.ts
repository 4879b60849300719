import { bindPieces, valueAt } from './bind'
import type { LabelProblem } from './layout-types'
import type { Template } from './template'

/** Without these a sheet sends nobody anywhere. A courier's routing may be missing: the label says so and is sorted by hand. */
const NEEDED: Readonly<Record<Template['kind'], readonly string[]>> = {
  waybill: ['courier', 'receiver.name', 'receiver.phone', 'receiver.detail'],
  sticker: [],
  'pick-list': ['rows'],
  'packing-slip': ['lines'],
}

function isBlank(path: string, data: unknown): boolean {
  const scope = { data, masked: false }
  const value = valueAt(path, scope)
  if (Array.isArray(value)) return value.length === 0
  return bindPieces(`{{${path}}}`, scope).every(({ text }) => text.trim() === '')
}

/** What would be a blank on the paper. */
export const blanksOf = ({ kind }: Template, data: unknown): LabelProblem[] =>
  NEEDED[kind].filter((path) => isBlank(path, data)).map((field) => ({ field, kind: 'blank', detail: 'is empty' }))

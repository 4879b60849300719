import { canMove } from '../kernel/states'
import { GOODS_MOVES, type GoodsState } from './goods-state'
import type { ParcelDoc, Stop } from './parcel'

export type GatedParcel = Pick<ParcelDoc, 'goods' | 'waybill' | 'copies' | 'stops'>
export interface GateSettings {
  readonly pickBeforePack: boolean
}
export type GateCode = 'wrong-state' | 'not-picked' | 'no-waybill' | 'no-copy' | 'stopped'
export type GatedVerb = 'pick' | 'pack' | 'hand-over'

export const openStops = (parcel: Pick<ParcelDoc, 'stops'>): readonly Stop[] =>
  parcel.stops.filter((stop) => stop.clearedAt === undefined)

const GATE_TESTS: Readonly<Record<GateCode, (parcel: GatedParcel, settings: GateSettings, to: GoodsState) => boolean>> =
  {
    // what a courier brings to the door after all has not been in our hands
    'wrong-state': ({ goods }, _settings, to) => goods !== 'coming-back' && canMove(GOODS_MOVES, goods, to),
    'not-picked': (parcel, { pickBeforePack }) => !pickBeforePack || parcel.goods === 'picked',
    'no-waybill': (parcel) => parcel.waybill === 'got',
    'no-copy': (parcel) => parcel.copies > 0,
    stopped: (parcel) => openStops(parcel).length === 0,
  }

/** The rules between the three tables of a parcel: a goods move is legal when every gate in front of it is open. */
export const GATES: Readonly<Record<GatedVerb, { readonly to: GoodsState; readonly gates: readonly GateCode[] }>> = {
  pick: { to: 'picked', gates: ['wrong-state', 'stopped'] },
  pack: { to: 'packed', gates: ['wrong-state', 'not-picked', 'no-waybill', 'stopped'] },
  'hand-over': { to: 'handed-over', gates: ['wrong-state', 'no-waybill', 'no-copy', 'stopped'] },
}

/** The first gate that is shut, in the order a person would mend them; undefined: go. */
export const shutGate = (verb: GatedVerb, parcel: GatedParcel, settings: GateSettings): GateCode | undefined =>
  GATES[verb].gates.find((gate) => !GATE_TESTS[gate](parcel, settings, GATES[verb].to))

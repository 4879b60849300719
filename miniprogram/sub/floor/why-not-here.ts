import type { ValueOf } from '@shared/api'
import type { CourierKey } from '@shared/courier/courier-key'
import type { FloorStop, NotHere } from '../../components/floor-stop'

/** What the desk says that a code is; `unasked`: no answer in time, or no network. */
export type Looked = ValueOf<'scanFind'> | 'nothing' | 'unasked'
/** Where the hand stands: at the packing bench, or at the pile of one courier. */
export type Place = 'bench' | CourierKey

type Parcel = Extract<ValueOf<'scanFind'>, { kind: 'parcel' }>

function whyParcel({ goods, courier, isOld }: Parcel, place: Place): NotHere {
  if (isOld || goods === 'void') return 'old-number'
  if (goods === 'handed-over') return 'handed-over'
  if (goods === 'coming-back' || goods === 'back') return 'came-back'
  if (place === 'bench') {
    if (goods === 'packed') return 'packed'
    return goods === 'planned' ? 'not-picked' : 'unknown'
  }
  if (courier !== place) return 'other-courier'
  return goods === 'packed' ? 'unknown' : 'not-packed'
}
function why(looked: Looked, place: Place): NotHere {
  if (looked === 'unasked') return 'unasked'
  if (looked === 'nothing' || looked.kind === 'order') return 'unknown'
  return looked.kind === 'sku' ? 'goods' : whyParcel(looked, place)
}

/** The red page over a code that the page's list does not have, in the words of what the desk knows of it. */
export function notHere(code: string, looked: Looked, place: Place): FloorStop {
  const courier = typeof looked === 'object' && looked.kind === 'parcel' ? { courier: looked.courier } : {}
  return { kind: 'not-here', why: why(looked, place), code, ...courier }
}

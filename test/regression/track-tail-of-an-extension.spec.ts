import type { ParcelDoc } from '@shared/parcel/parcel'
import { tailFor } from '../../cloudfunctions/work/effects/track-subscribe'
import { frozenShip, orderDoc, RECEIVER, seal } from '../crash/shop'

const ID = 'P000000000000001'
const parcelOf = (receiver: object) => {
  const sealed = seal.seal({ collection: 'parcels', id: ID, field: 'ship.receiver' }, JSON.stringify(receiver))
  const ship = frozenShip(ID, orderDoc('1', []))
  const sender = { ...ship.sender, phone: '0571-88002021' }
  return { _id: ID, ship: { ...ship, receiver: sealed, sender } } as ParcelDoc
}

it('names a phone by its last four, and one with an extension by the sender’s', () => {
  expect(tailFor({ seal }, parcelOf(RECEIVER))).toBe('1945')
  expect(tailFor({ seal }, parcelOf({ ...RECEIVER, phone: '19190433350', extension: '0838' }))).toBe('2021')
})

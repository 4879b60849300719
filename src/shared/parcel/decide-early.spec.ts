import { decideEarly, EARLY_CODES, type EarlyCode } from './decide-early'
import type { ParcelDoc, Stop } from './parcel'

const HOUR = 3_600_000
const NOW = 100 * HOUR
const parcel = (more: Partial<ParcelDoc> = {}): ParcelDoc =>
  ({
    _id: 'p',
    goods: 'picked',
    waybill: 'got',
    waybillNo: 'W1',
    copies: 1,
    stops: [],
    shipBy: NOW + 2 * HOUR,
    rollRev: 4,
    history: [],
    track: 'none',
    ...more,
  }) as unknown as ParcelDoc
const stop: Stop = { id: 's', orderId: 'o', lineNos: [1], reason: 'refund', at: 1 }
const actor = { at: NOW, by: 'owner' }

it('is told of by the owner’s word, and its orders follow', () => {
  const step = decideEarly(parcel(), actor)
  expect(step).toMatchObject({ ok: true, value: { early: actor, rollRev: 5, bucket: 'to-pack' } })
  expect(decideEarly(parcel({ shipBy: NOW - HOUR }), actor).ok).toBe(true)
  expect(decideEarly(parcel({ early: actor }), actor)).toMatchObject({ refusal: 'unchanged' })
})

const CASES: Readonly<Record<EarlyCode, Partial<ParcelDoc>>> = {
  void: { goods: 'void' },
  left: { goods: 'coming-back' },
  'no-waybill': { waybill: 'voiding' },
  'no-copy': { copies: 0 },
  stopped: { stops: [stop] },
  'not-near': { shipBy: NOW + 3 * HOUR },
}
it.each(EARLY_CODES)('is not told of early: %s', (code) => {
  expect(decideEarly(parcel(CASES[code]), actor)).toMatchObject({ refusal: code })
})

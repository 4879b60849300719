import { pileUp } from '../support/pile'
import { parcelsIn } from '../support/desk'
import { slowly } from '../support/slow-clock'

it('closes a van of more parcels than one call has time for in several, each parcel once', async () => {
  const pile = await pileUp(Array.from({ length: 45 }, (_, i) => String(i + 1)))
  await pile.scan(...pile.parcelIds)
  slowly(pile.api.clock)
  const seen: unknown[] = []
  for (let shown: unknown; shown !== 'closed' && seen.length < 9;) {
    const answer = await pile.close(pile.packer)
    shown = answer.ok ? answer.value.state : answer.refusal
    seen.push([shown, answer.ok && answer.value.handedOver])
  }
  expect(seen).toEqual([
    ['closing', 20],
    ['closing', 40],
    ['closed', 45],
  ])
  const parcels = parcelsIn(pile.api.test)
  expect(parcels.every(({ goods, handoverId }) => goods === 'handed-over' && handoverId === pile.id)).toBe(true)
  expect(parcels.every(({ history }) => history.filter(({ kind }) => kind === 'hand-over').length === 1)).toBe(true)
})

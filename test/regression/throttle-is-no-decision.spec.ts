import type { EffectTrouble } from '@shared/effect/effect'
import { wantsPerson } from '../../cloudfunctions/api/routes/effect-causes'

const trouble = (failure: EffectTrouble['failure']): { trouble: EffectTrouble } => ({
  trouble: { failure, scope: 'account', provider: 'kdniao', providerCode: '105', providerText: '', at: 0 },
})

// seen on the print page: "frequency limit" stood under "for you to decide", with a button that resumed the account
it('asks nobody about a throttled account, which goes on by itself', () => {
  expect(wantsPerson(trouble('throttled'))).toBe(false)
  expect(wantsPerson(trouble('unavailable'))).toBe(false)
})

it('asks about an account that refused, and not about a row without trouble', () => {
  expect(wantsPerson(trouble('balance'))).toBe(true)
  expect(wantsPerson({})).toBe(false)
})

import { CONTRACTS } from '@shared/api'
import { ROLES } from '@shared/staff/role'
import { createTestApi, OWNER_CODE } from '../support/api'

it('asks every route for its roles: nobody else gets past the door', async () => {
  const api = await createTestApi()
  const people = new Map<string, string | undefined>([['stranger', undefined]])
  for (const role of ROLES) people.set(await api.hire(role), role)
  for (const { name, allow } of Object.values(CONTRACTS)) {
    for (const [openid, role] of people) {
      const result = await api.raw(openid, name, { nonsense: true })
      const open = (allow as readonly string[]).some((one) => one === 'anyone' || one === 'buyer' || one === role)
      const turnedAway = !result.ok && result.refusal === 'not-allowed'
      expect([name, role, turnedAway]).toEqual([name, role, !open])
    }
    expect(await api.raw(undefined, name, {})).toMatchObject({ refusal: 'not-allowed' })
  }
})

it('names the fields of a bad input, and routes that are not', async () => {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  expect(await api.raw(owner, 'shop.save', { name: '', shipWithinHours: 'x', autoMerge: true })).toEqual({
    ok: false,
    refusal: 'bad-input',
    detail: 'name,shipWithinHours,pickBeforePack',
  })
  expect(await api.raw(owner, 'no.such', {})).toMatchObject({ refusal: 'not-found' })
  expect(await api.raw(owner, '__proto__', {})).toMatchObject({ refusal: 'not-found' })
})

it('makes one first owner by the code, and staff by an invitation that works once', async () => {
  const api = await createTestApi()
  expect(await api.call('boss', 'staffClaim', { code: 'wrong-code', name: 'B' })).toMatchObject({
    refusal: 'wrong-code',
  })
  expect(await api.must('boss', 'staffClaim', { code: OWNER_CODE, name: 'B' })).toMatchObject({ role: 'owner' })
  expect(await api.call('thief', 'staffClaim', { code: OWNER_CODE, name: 'T' })).toMatchObject({
    refusal: 'already-claimed',
  })
  const { token } = await api.must('boss', 'staffInvite', { role: 'packer' })
  expect(await api.must('p1', 'staffJoin', { token, name: 'P' })).toMatchObject({ role: 'packer' })
  expect(await api.call('p2', 'staffJoin', { token, name: 'Q' })).toMatchObject({ refusal: 'used' })
  const packer = (await api.must('boss', 'staffList', {})).staff.find(({ me }) => !me)
  await api.must('boss', 'staffRemove', { id: packer?.id ?? '' })
  expect(await api.must('p1', 'sessionMe', {})).toMatchObject({ role: 'none' })
})

it('lets an invitation die after ten minutes, and says what is wrong with a code', async () => {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  const { token, expiresAt } = await api.must(owner, 'staffInvite', { role: 'auditor' })
  expect(expiresAt).toBe(api.clock.at + 600_000)
  api.clock.at = expiresAt
  expect(await api.call('late', 'staffJoin', { token, name: 'L' })).toMatchObject({ refusal: 'expired' })
  expect(await api.call('late', 'staffJoin', { token: 'x'.repeat(24), name: 'L' })).toMatchObject({
    refusal: 'bad-code',
  })
  const next = await api.must(owner, 'staffInvite', { role: 'auditor' })
  expect(await api.must('new', 'staffJoin', { token: next.token, name: 'N' })).toMatchObject({ role: 'auditor' })
  expect(await api.must('new', 'staffJoin', { token: next.token, name: 'N' })).toMatchObject({ role: 'auditor' })
  expect(JSON.stringify(api.db.all('invites'))).not.toContain(next.token)
})

it('says `broken` without a word of what was in the call, and logs the place', async () => {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  const input = { requestId: 'request-1', fileId: '13800138000', fileName: 'f', kind: 'orders' as const }
  expect(await api.call(owner, 'importPreview', input)).toEqual({ ok: false, refusal: 'broken' })
  expect(api.lines.join()).toMatch(/route-broke/)
  expect(api.lines.join()).not.toMatch(/13800138000/)
})

import { auditCase } from '../../../../test/support/audit-case'
import { findAll } from '../catalogue'

const remote = (place: { province: string; city: string; district: string }, remoteAreas?: string[]) =>
  findAll(auditCase({ place, settings: remoteAreas ? { remoteAreas } : {} })).map(({ severity, reason }) => [
    severity,
    reason,
  ])
const urumqi = { province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区' }

it('notes the areas of the list, whatever level they are of', () => {
  expect(remote(urumqi)).toEqual([['note', '偏远：新疆']])
  expect(remote({ province: '浙江省', city: '舟山市', district: '嵊泗县' })).toEqual([['note', '偏远：嵊泗县']])
  expect(remote(urumqi, ['青海'])).toEqual([])
})

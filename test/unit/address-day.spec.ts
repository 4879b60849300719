import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine } from '@shared/address/engine'
import { orderAddressCode } from '@shared/address/order-code'
import type { AddressFields } from '@shared/address/types'

interface Truth {
  readonly findings: readonly string[]
  readonly address?: AddressFields & { readonly accept?: Partial<Record<keyof AddressFields, readonly string[]>> }
}
const day = 'test/data/day-300'
const truth = (JSON.parse(readFileSync(`${day}/truth.json`, 'utf8')) as { orders: Record<string, Truth> }).orders
const rows = parse<Record<string, string>>(readFileSync(`${day}/orders.csv`), { bom: true, columns: true })
const engine = createAddressEngine(fullDivisions)
const fieldsOf = (row: Record<string, string>): AddressFields => ({
  province: row['省'] ?? '',
  city: row['市'] ?? '',
  district: row['区'] ?? '',
  detail: row['详细地址'] ?? '',
  name: row['收件人姓名'] ?? '',
  phone: row['收件人手机'] ?? '',
})

it('finds every bad address of a day and holds no good one', () => {
  const found: Record<string, string[]> = {}
  const wanted: Record<string, string[]> = {}
  for (const row of rows) {
    const no = row['订单编号'] ?? ''
    const fields = fieldsOf(row)
    const code = orderAddressCode(engine.check(fields), fields)
    found[no] = code ? [code] : []
    wanted[no] = truth[no]?.findings.filter((finding) => finding.startsWith('address-')) ?? []
  }
  expect(found).toEqual(wanted)
  expect(Object.values(found).flat()).toHaveLength(40)
})

it('repairs the addresses as the truth has them', () => {
  for (const row of rows) {
    const wanted = truth[row['订单编号'] ?? '']?.address
    if (!wanted) continue
    const got = engine.check(fieldsOf(row))
    const phone = got.extension ? `${got.phone}-${got.extension}` : got.phone
    const { province, city, district, detail, name } = got
    const { accept, ...plain } = wanted
    expect({ province, city, district, detail, name, phone, accept }).toEqual({ ...plain, accept })
  }
})

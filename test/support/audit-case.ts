import type { AuditCase, AuditedOrder } from '@shared/audit/rule'
import { DEFAULT_AUDIT, type AuditSettings } from '@shared/audit/settings'
import type { CourierKey } from '@shared/courier/courier-key'

export const HOUR = 3_600_000

export const accountsOf = (...couriers: readonly CourierKey[]) =>
  couriers.map((courier) => ({ id: courier, courier, on: true }))

/** An order that no rule has anything to say of. */
export const cleanOrder: AuditedOrder = {
  _id: 'demo_1',
  platformNo: '1',
  platformStatus: 'paid',
  placedAt: 0,
  shipBy: 48 * HOUR,
  buyerRemark: '',
  sellerMemo: '',
  mergeKey: 'k',
  lines: [
    {
      lineNo: 1,
      sku: 'A',
      title: '卫衣',
      spec: 'M',
      paidFen: 9900,
      ordered: 1,
      refunding: 0,
      refunded: 0,
      planned: 0,
      shipped: 0,
    },
  ],
}

export interface CaseChange extends Partial<Omit<AuditCase, 'order' | 'settings'>> {
  readonly order?: Partial<AuditedOrder>
  readonly settings?: Partial<AuditSettings>
}

export const auditCase = ({ order, settings, ...change }: CaseChange = {}): AuditCase => ({
  now: HOUR,
  place: { province: '浙江省', city: '杭州市', district: '余杭区' },
  shipping: { accounts: accountsOf('zto', 'sf'), rules: [] },
  goods: { short: [], unknownSkus: [], badBarcodes: [], weightGrams: 500 },
  unclean: [],
  neighbours: [],
  ...change,
  order: { ...cleanOrder, ...order },
  settings: { ...DEFAULT_AUDIT, ...settings },
})

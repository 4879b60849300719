import type { ValueOf } from '@shared/api'

const HOUR = 3_600_000
const MINUTE = 60_000

type Parcel = ValueOf<'orderGet'>['parcels'][number]
const parcelView = (
  slot: number,
  more: Pick<Parcel, 'waybillNo' | 'goods' | 'track' | 'traces'> & Partial<Parcel>,
): Parcel => ({
  ...{ id: `P${String(slot).padStart(15, '0')}`, courier: 'zto', waybill: 'got', slot, copies: 1, hotline: '95311' },
  ...more,
})

export const order = (now: number): ValueOf<'orderGet'> => ({
  id: 'shop_37261120001001774264',
  platformNo: '37261120001001774264',
  state: 'shipped',
  platformStatus: '待收货',
  placedAt: now - 20 * HOUR,
  paidAt: now - 20 * HOUR,
  shipBy: now + 31 * HOUR,
  receiver: {
    name: '杜*',
    phone: '181****1945',
    province: '内蒙古自治区',
    city: '鄂尔多斯市',
    district: '康巴什区',
    region: '内蒙古自治区鄂尔多斯市康巴什区',
    detail: '教院路25号三陵大厦***',
  },
  lines: [{ sku: 'FH18-3S', title: '帆布包', spec: '燕麦;S', quantity: 2, paidFen: 56_980 }],
  findings: [],
  buyerRemark: '送人，不要放小票',
  sellerMemo: '',
  parcels: [
    parcelView(9, {
      ...{ waybillNo: '78341200561945', goods: 'handed-over', track: 'moving' },
      intercept: { state: 'wanted', reason: 'refund' },
      traces: [{ at: now - 2 * HOUR, text: '已揽收', place: '杭州余杭分部' }],
    }),
    parcelView(10, {
      ...{ waybillNo: '78341200562031', goods: 'coming-back', track: 'returning' },
      traces: [{ at: now - HOUR, text: '收件人拒收，快件退回', place: '清远连山' }],
    }),
  ],
  history: [
    { at: now - 20 * HOUR, kind: 'audit-held', by: 'system', note: { code: 'address-repairable' } },
    { at: now - 7 * HOUR, kind: 'accepted', by: '店主', note: { code: 'address-repairable', together: 22 } },
    { at: now - 6 * HOUR, kind: 'printed', by: '店主', note: { printer: '前台快麦', no: 1 } },
    { at: now - 5.5 * HOUR, kind: 'pick', by: '陈立', note: { slot: 9, wave: now - 6 * HOUR } },
    { at: now - 5 * HOUR, kind: 'pack', by: '林芳', note: { pieces: 2, scanned: 2 } },
    { at: now - 3 * HOUR, kind: 'hand-over', by: '陈立', note: { courier: 'zto', together: 154 } },
    { at: now - 3 * HOUR, kind: 'uploaded', by: 'wechat', note: {} },
    { at: now - 3 * HOUR, kind: 'noticed', by: 'wechat', note: {} },
  ],
  notices: { shipped: 'sent' },
  travel: { with: [], parts: 1, later: 0 },
  undo: [],
  upload: { wanted: true, done: true },
})

export const handover = (now: number): ValueOf<'handoverOpen'> => ({
  id: 'h1',
  courier: 'zto',
  state: 'open',
  pickupAt: now + 4 * MINUTE + 30_000,
  scanned: 155,
  expected: 157,
  takeOff: [{ parcelId: 'P3', tail: '7719', name: '蔡**', place: '清远连山', reason: 'refund', at: now - 2 * MINUTE }],
  missing: [
    { parcelId: 'P4', tail: '0417', name: '梁**', place: '合肥肥东', packedAt: now - HOUR, packedBy: '林芳' },
    { parcelId: 'P5', tail: '2285', name: '郭*', place: '黑河北安', packedAt: now - HOUR, packedBy: '陈立' },
  ],
  later: 0,
  handedOver: 0,
})

export const preview = (state: 'preview' | 'done'): ValueOf<'importPreview'> => ({
  id: 'i1',
  kind: 'orders',
  fileName: 'orders.csv',
  state,
  columns: [
    { field: 'no', heading: '订单编号', needed: true },
    { field: 'remark', heading: '买家留言', needed: false },
    { field: 'memo', needed: false },
  ],
  rows: 420,
  orders: 300,
  problems: [{ file: 'orders.csv', row: 17, column: '商家备注', reason: 'formula', text: '=1+1', kept: true }],
  problemCount: 1,
  sample: [{ no: '37261120001001774264', goods: '帆布包 燕麦 S × 2', status: 'paid' }],
  stored: state === 'done' ? 300 : 0,
  unchanged: 0,
})

export const desk = (now: number): ValueOf<'deskShow'> => ({
  shopName: '拾光衣橱',
  asOf: now,
  pulledTo: now - MINUTE,
  deadlines: [
    { courier: '中通', at: now + 68 * MINUTE, packed: 97, toPack: 44, toPick: 17, toPrint: 0 },
    { courier: '圆通', at: now + 98 * MINUTE, packed: 20, toPack: 19, toPick: 9, toPrint: 0 },
    { courier: '顺丰', at: now + 128 * MINUTE, packed: 4, toPack: 0, toPick: 0, toPrint: 12 },
  ],
  stages: { toAudit: 31, toPrint: 12, toPick: 26, toPack: 63, toHand: 130 },
  packedPerHour: 72,
  alerts: [
    {
      id: 'al1',
      kind: 'floor-stop',
      tone: 'stop',
      facts: { count: 1, reason: 'refund', at: 'to-pack', name: '孔*', tail: '8842', orderId: 'shop_1' },
    },
    {
      id: 'al2',
      kind: 'printer-stopped',
      tone: 'look',
      facts: { label: '2 号快麦', condition: 'out-of-paper', waiting: 12, from: 'b', to: 'a', toLabel: '前台快麦' },
    },
  ],
})

export const late = (now: number): ValueOf<'lateList'> => ({
  asOf: now,
  orders: ['孔*', '杜*', '蔡**'].map((name, i) => ({
    id: `shop_${i}`,
    platformNo: `3726112000100177426${i}`,
    name,
    goods: i === 2 ? 'packed' : 'picked',
    waybillTail: `613${i}`,
    shipBy: now + (100 + i * 5) * MINUTE,
    ...(i === 1 ? { why: 'stopped' as const } : {}),
  })),
})

export const buyer = (now: number): ValueOf<'buyerParcels'> => ({
  shopName: '拾光衣橱',
  shopPhone: '13900002021',
  asOf: now,
  templateIds: ['TPL-1', 'TPL-2'],
  parcels: [
    {
      orders: [{ id: 'shop_3', no: '37261120001000051129' }],
      stage: 'needs-address',
      missing: '没写街道门牌',
      lacks: [{ fields: ['detail'], word: '缺门牌' }],
      lines: [{ title: '渔夫帽', spec: '黑;S', quantity: 1 }],
      steps: [{ kind: 'paid', at: now - 9 * HOUR }],
      receiver: {
        name: '龚*',
        phone: '170****3568',
        province: '辽宁省',
        city: '大连市',
        district: '金州区',
        region: '辽宁省大连市金州区',
        detail: '',
      },
    },
    {
      orders: [{ id: 'shop_1', no: '37261120001000051130' }],
      parcelId: 'P1',
      courier: { name: '中通', hotline: '95311' },
      waybillNo: '78341200561945',
      stage: 'moving',
      arrival: { by: now + 48 * HOUR, fromDays: 3, toDays: 4, trips: 40, kept: 36, daysOut: 2, lateDays: 0 },
      lines: [{ title: '帆布包', spec: '燕麦;S', quantity: 2 }],
      steps: [
        { kind: 'paid', at: now - 57 * HOUR },
        { kind: 'packed', at: now - 40 * HOUR, pieces: 2, checked: true },
        { kind: 'scan', at: now - 38 * HOUR, text: '中通已揽收', place: '杭州余杭分部' },
        { kind: 'scan', at: now - HOUR, text: '到了呼和浩特转运中心', place: '下一站鄂尔多斯' },
      ],
      receiver: {
        name: '杜*',
        phone: '181****1945',
        province: '内蒙古自治区',
        city: '鄂尔多斯市',
        district: '康巴什区',
        region: '内蒙古自治区鄂尔多斯市康巴什区',
        detail: '教院路25号三陵大厦一层',
      },
    },
  ],
})

import type { FloorParcel } from '@shared/api/floor'
import type { OrderCardView } from '@shared/api/views'
import type { Finding } from '@shared/audit/finding'

const HOUR = 3_600_000
const finding = (code: Finding['code'], severity: Finding['severity'], reason: string): Finding => ({
  code,
  severity,
  reason,
})
export const cards = (now: number): OrderCardView[] => [
  {
    id: 'shop_37261120001001774264',
    platformNo: '37261120001001774264',
    name: '杜*',
    phoneTail: '1945',
    address: [
      { text: '内蒙古自治区鄂尔多斯市', kind: 'added' },
      { text: '康巴什区教院路25号三陵大厦一层', kind: 'same' },
    ],
    accepted: [],
    findings: [finding('address-repairable', 'fix', '康巴什区属鄂尔多斯')],
    goods: { first: '帆布包 燕麦 S', kinds: 1, pieces: 2 },
    remark: '',
    memo: '',
    state: 'held',
    shipBy: now + 31 * HOUR,
  },
  {
    id: 'shop_2',
    platformNo: '2',
    name: '韩**',
    phoneTail: '3658',
    address: [
      { text: '广东', kind: 'same' },
      { text: '省佛山市', kind: 'added' },
      { text: '顺德', kind: 'same' },
      { text: '区', kind: 'added' },
      { text: '勒流街道近江五金锁具市场1-63号3楼', kind: 'same' },
    ],
    accepted: [],
    findings: [finding('address-repairable', 'fix', '顺德区属佛山'), finding('buyer-remark', 'note', '请发顺丰')],
    goods: { first: '帆布包 白 M', kinds: 1, pieces: 1 },
    remark: '请发顺丰',
    memo: '',
    state: 'held',
    shipBy: now + 33 * HOUR,
  },
  {
    id: 'shop_3',
    platformNo: '3',
    name: '龚*',
    phoneTail: '3568',
    address: [
      { text: '辽宁省大连市金州区', kind: 'same' },
      { text: '缺街道门牌', kind: 'missing' },
    ],
    accepted: [],
    findings: [finding('address-incomplete', 'stop', '没有详细地址')],
    goods: { first: '羽绒马甲 黑 L', kinds: 2, pieces: 2 },
    remark: '',
    memo: '',
    state: 'held',
    shipBy: now + 33 * HOUR,
  },
  {
    id: 'shop_4',
    platformNo: '4',
    name: '李**',
    phoneTail: '0637',
    address: [
      { text: '内蒙古自治区鄂尔多斯市', kind: 'same' },
      { text: '陵川县', kind: 'removed' },
      { text: '鄂托克旗', kind: 'added' },
      { text: '苏米图苏木人民南路三段2号', kind: 'same' },
    ],
    accepted: [],
    findings: [finding('address-contradiction', 'stop', '陵川县在山西晋城'), finding('stock-short', 'stop', '缺 1 件')],
    goods: { first: '阔腿西裤 雾蓝 L', kinds: 8, pieces: 11 },
    remark: '',
    memo: '',
    state: 'held',
    shipBy: now + 39 * HOUR,
  },
  {
    id: 'shop_5',
    platformNo: '5',
    name: '卢**',
    phoneTail: '9313',
    address: [{ text: '湖北省武汉市洪山区珞喻路88号', kind: 'same' }],
    findings: [finding('stock-short', 'stop', '缺 FH05-3L，要 3 件，有 1 件')],
    accepted: [],
    goods: { first: '阔腿西裤 雾蓝 L', kinds: 1, pieces: 3 },
    remark: '',
    memo: '',
    state: 'held',
    ask: { state: 'settled', at: now - HOUR, since: now - HOUR / 2, byBuyer: true },
    shipBy: now + 40 * HOUR,
  },
]
const line = ([sku, title, spec, location]: [string, string, string, string]) => ({
  grams: 500,
  sku,
  barcode: `69${sku.replace(/\D/g, '')}`,
  title,
  spec,
  quantity: 1,
  location,
})
const HOODIE = line(['FH07-2M', '连帽卫衣', '白;M', 'A-03-1-1'])
const TROUSERS = line(['FH05-3L', '阔腿西裤', '雾蓝;L', 'B-08-3-5'])
const TROUSERS_M = line(['FH05-3M', '阔腿西裤', '雾蓝;M', 'B-10-3-5'])
const SHIRT = line(['FH09-4S', '防晒衬衫', '酒红;S', 'B-11-1-2'])

const COAT = line(['FH11-4S', '格纹大衣', '雾蓝;S', 'B-12-2-2'])

export const parcels = (now: number): readonly FloorParcel[] => [
  {
    id: 'P000000000000001',
    waybillNo: '78341200566130',
    courier: 'zto',
    slot: 12,
    goods: 'picked',
    name: '向**',
    place: '厦门海沧',
    remark: '送人，不要放小票',
    lines: [HOODIE, TROUSERS, SHIRT],
    stops: [],
    copies: 1,
    orders: 1,
  },
  {
    id: 'P000000000000002',
    waybillNo: '78341200568842',
    courier: 'zto',
    slot: 7,
    goods: 'picked',
    name: '孔*',
    place: '清远连山',
    remark: '',
    lines: [{ ...HOODIE, quantity: 3 }, TROUSERS_M, COAT, { ...SHIRT, quantity: 2 }],
    stops: [{ id: 'stop1', reason: 'refund', at: now - 60_000, skus: [TROUSERS_M, COAT] }],
    copies: 1,
    orders: 2,
  },
]

import type { ContractKey, ValueOf } from '@shared/api'
import { CONTRACTS } from '@shared/api'
import type { FloorParcel } from '@shared/api/floor'
import type { OrderCardView } from '@shared/api/views'
import type { Finding } from '@shared/audit/finding'

/** One evening of a small shop, as every route would answer: for looking at pages without a cloud. Not product. */
const HOUR = 3_600_000
const MINUTE = 60_000

const finding = (code: Finding['code'], severity: Finding['severity'], reason: string): Finding => ({
  code,
  severity,
  reason,
})
const cards = (now: number): OrderCardView[] => [
  {
    id: 'shop_37261120001001774264',
    platformNo: '37261120001001774264',
    name: '杜*',
    phoneTail: '1945',
    address: [
      { text: '内蒙古自治区鄂尔多斯市', kind: 'added' },
      { text: '康巴什区教院路25号三陵大厦一层', kind: 'same' },
    ],
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
    findings: [finding('address-contradiction', 'stop', '陵川县在山西晋城'), finding('stock-short', 'stop', '缺 1 件')],
    goods: { first: '阔腿西裤 雾蓝 L', kinds: 8, pieces: 11 },
    remark: '',
    memo: '',
    state: 'held',
    shipBy: now + 39 * HOUR,
  },
]
const line = (sku: string, title: string, spec: string, location: string) => ({
  sku,
  barcode: `69${sku.replace(/\D/g, '')}`,
  title,
  spec,
  quantity: 1,
  location,
})
const HOODIE = line('FH07-2M', '连帽卫衣', '白;M', 'A-03-1-1')
const TROUSERS = line('FH05-3L', '阔腿西裤', '雾蓝;L', 'B-08-3-5')
const TROUSERS_M = line('FH05-3M', '阔腿西裤', '雾蓝;M', 'B-10-3-5')
const SHIRT = line('FH09-4S', '防晒衬衫', '酒红;S', 'B-11-1-2')

const parcels: readonly FloorParcel[] = [
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
    lines: [HOODIE, TROUSERS_M],
    stops: [
      {
        id: 'stop1',
        reason: 'refund',
        skus: [{ sku: TROUSERS_M.sku, title: TROUSERS_M.title, spec: TROUSERS_M.spec, quantity: 1 }],
      },
    ],
    copies: 1,
  },
]

const print = (now: number) => ({
  printPlan: {
    orders: 217,
    parcels: 202,
    finishAt: now + 150_000,
    numbers: { perMinute: 500, seconds: 25 },
    printers: [
      { id: 'a', label: '前台快麦', condition: 'ready', copies: 101, seconds: 140 },
      { id: 'b', label: '2 号快麦', condition: 'ready', copies: 101, seconds: 140 },
    ],
    couriers: [
      { courier: 'zto', reason: 'default', count: 141 },
      { courier: 'yto', reason: 'weight', count: 47 },
      { courier: 'sf', reason: 'wish', count: 14 },
    ],
    unserved: [{ orderId: 'shop_9', reason: '没有快递送札达县' }],
  },
  printGo: { batchId: 'batch-1' },
  printProgress: {
    batchId: 'batch-1',
    total: 202,
    printed: 129,
    queued: 54,
    unsure: 2,
    failed: 17,
    finishAt: now + 70_000,
    paused: false,
    printers: [
      { id: 'a', label: '前台快麦', condition: 'ready', done: 76, left: 27 },
      { id: 'b', label: '2 号快麦', condition: 'out-of-paper', done: 53, left: 27 },
    ],
    causes: [
      {
        id: 'c1',
        kind: 'waybill.create',
        provider: 'kdniao',
        code: '105',
        text: '顺丰月结账号没启用',
        scope: 'account',
        count: 14,
        fixes: ['resume-account', 'change-courier'],
        sample: [],
      },
      {
        id: 'c2',
        kind: 'waybill.create',
        provider: 'kdniao',
        code: '110',
        text: '圆通不送这个区',
        scope: 'order',
        count: 3,
        fixes: ['change-courier'],
        sample: ['札达县', '措美县'],
      },
    ],
    unsureCopies: [
      { copyId: 'k31', slot: 31, waybillTail: '3305' },
      { copyId: 'k32', slot: 32, waybillTail: '3309' },
    ],
  },
  effectList: {
    causes: [
      {
        id: 'c1',
        kind: 'waybill.create',
        provider: 'kdniao',
        code: '105',
        text: '顺丰月结账号没启用',
        scope: 'account',
        count: 14,
        fixes: ['resume-account', 'change-courier'],
        sample: [],
      },
    ],
    states: { ready: 3, refused: 14 },
    cards: [{ id: 'card1', kind: 'late-waybill', at: now - HOUR, facts: { waybillTail: '7719' } }],
  },
})

const order = (now: number): ValueOf<'orderGet'> => ({
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
    region: '内蒙古自治区 鄂尔多斯市 康巴什区',
    detail: '教院路25号三陵大厦***',
  },
  lines: [{ sku: 'FH18-3S', title: '帆布包', spec: '燕麦;S', quantity: 2, paidFen: 56_980 }],
  findings: [],
  buyerRemark: '送人，不要放小票',
  sellerMemo: '',
  parcels: [
    {
      id: 'P000000000000001',
      courier: 'zto',
      waybillNo: '78341200561945',
      goods: 'handed-over',
      waybill: 'got',
      track: 'moving',
      slot: 9,
      copies: 1,
      traces: [{ at: now - 2 * HOUR, text: '已揽收', place: '杭州余杭分部' }],
    },
  ],
  history: [
    { at: now - 3 * HOUR, kind: 'handed-over', by: '陈立', note: {} },
    { at: now - 5 * HOUR, kind: 'packed', by: '林芳', note: { pieces: 2 } },
    { at: now - 6 * HOUR, kind: 'printed', by: '店主', note: { printer: '前台快麦' } },
  ],
  upload: { wanted: true, done: true },
})

const handover = (now: number): ValueOf<'handoverOpen'> => ({
  id: 'h1',
  courier: 'zto',
  state: 'open',
  pickupAt: now + 4 * MINUTE,
  scanned: 155,
  expected: 158,
  takeOff: [{ parcelId: 'P3', tail: '7719', name: '蔡**', place: '清远连山', reason: 'refund' }],
  missing: [
    { parcelId: 'P4', tail: '0417', name: '梁**', place: '合肥肥东', packedAt: now - HOUR },
    { parcelId: 'P5', tail: '2285', name: '郭*', place: '黑河北安', packedAt: now - HOUR },
  ],
  handedOver: 0,
})

const settings = (now: number): ValueOf<'settingsGet'> => ({
  shop: { name: '拾光衣橱', shipWithinHours: 48, pickBeforePack: true, autoMerge: true, sameApp: true },
  sender: {
    name: '拾光衣橱',
    phone: '4001234521',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '仓前街道文一西路 998 号',
  },
  couriers: [
    { id: 'zto', courier: 'zto', label: '中通', on: true, pickupAt: 1200 },
    { id: 'sf', courier: 'sf', label: '顺丰月结', on: true, pickupAt: 1260, paused: '月结账号没启用' },
  ],
  printers: [
    {
      id: 'a',
      label: '前台快麦',
      driver: 'kuaimai',
      sn: 'KM118D1',
      on: true,
      condition: 'ready',
      conditionAt: now,
      waiting: 27,
    },
    {
      id: 'b',
      label: '2 号快麦',
      driver: 'kuaimai',
      sn: 'KM118D2',
      on: true,
      condition: 'out-of-paper',
      conditionAt: now,
      waiting: 27,
    },
  ],
})

const preview = (state: 'preview' | 'done'): ValueOf<'importPreview'> => ({
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
  problems: [{ file: 'orders.csv', row: 17, column: '商家备注', reason: 'formula', text: '=1+1' }],
  problemCount: 1,
  sample: [{ no: '37261120001001774264', goods: '帆布包 燕麦 S × 2', status: '待发货' }],
  stored: state === 'done' ? 300 : 0,
  unchanged: 0,
})

const desk = (now: number): ValueOf<'deskShow'> => ({
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
    { id: 'al1', kind: 'refund', tone: 'stop', facts: { count: 1, name: '孔*', waybillTail: '8842' } },
    { id: 'al2', kind: 'printer-down', tone: 'look', facts: { label: '2 号快麦', waiting: 12 } },
  ],
})

const buyer = (now: number): ValueOf<'buyerParcels'> => ({
  shopName: '拾光衣橱',
  asOf: now,
  parcels: [
    {
      orderId: 'shop_3',
      stage: 'needs-address',
      lines: [{ sku: 'x', title: '渔夫帽', spec: '黑;S', quantity: 1, paidFen: 5900 }],
      steps: [],
      receiver: { name: '龚可', phone: '170****3568', region: '辽宁省 大连市 金州区', detail: '' },
    },
    {
      orderId: 'shop_1',
      parcelId: 'P1',
      courierName: '中通',
      hotline: '95311',
      waybillNo: '78341200561945',
      stage: 'moving',
      lines: [{ sku: 'y', title: '帆布包', spec: '燕麦;S', quantity: 2, paidFen: 56_980 }],
      steps: [{ at: now - HOUR, text: '到了呼和浩特转运中心', place: '下一站鄂尔多斯' }],
      receiver: {
        name: '杜若',
        phone: '181****1945',
        region: '内蒙古自治区 鄂尔多斯市',
        detail: '康巴什区教院路25号三陵大厦一层',
      },
    },
  ],
})

const PLAIN: Partial<Record<ContractKey, unknown>> = {
  auditApprove: { state: 'ready' },
  auditUndo: { undone: 1 },
  auditAccept: { batchId: 'b', accepted: 22, freed: 20, orderIds: ['shop_2'] },
  auditFixAddress: { state: 'ready' },
  orderHold: { state: 'held' },
  orderReveal: { name: '杜若', phone: '18100001945', region: '内蒙古自治区 鄂尔多斯市 康巴什区', detail: '教院路25号' },
  scanFind: { kind: 'sku', sku: 'FH07-2M', title: '连帽卫衣', spec: '白;M', location: 'A-03-1-1', free: 6, onHand: 9 },
  copyAnswer: { state: 'printed' },
  copyReprint: { copyId: 'k1' },
  printerMove: { moved: 27 },
  effectFix: { batchId: 'b2', count: 14 },
  cardClose: { closed: true },
  pickFinish: { picked: 1, refused: [] },
  staffInvite: { token: 'T'.repeat(24), expiresAt: 0 },
  staffRemove: { removed: true },
  buyerSubscribe: { credits: 1 },
  buyerFixAddress: { stage: 'preparing' },
}

const acks = (input: unknown) => ({
  acks: ((input as { events?: { id: string }[] }).events ?? []).map(({ id }) => ({ id, verdict: 'stored' })),
})

const staff = {
  staff: [
    { id: 's1', name: '店主', role: 'owner', joinedAt: 0, me: true },
    { id: 's2', name: '林芳', role: 'packer', joinedAt: 0, me: false },
  ],
}
const ROLE_OF: Readonly<Record<string, string>> = { owner: 'owner', auditor: 'auditor', packer: 'packer' }
const me = (openid: string) => ({
  role: ROLE_OF[openid] ?? 'none',
  staffName: '林芳',
  shop: { id: 'shop', name: '拾光衣橱', sameApp: true },
})

const answers = (now: number, openid: string): Partial<Record<ContractKey, unknown>> => ({
  ...PLAIN,
  ...print(now),
  sessionMe: me(openid),
  staffClaim: me('owner'),
  staffJoin: me('packer'),
  staffList: staff,
  deskShow: desk(now),
  orderList: { orders: cards(now), asOf: now },
  orderGet: order(now),
  auditList: {
    orders: cards(now),
    causes: [
      { code: 'address-repairable', count: 22, frees: 20 },
      { code: 'address-incomplete', count: 17, frees: 0 },
      { code: 'buyer-remark', count: 22, frees: 19 },
      { code: 'stock-short', count: 12, frees: 0 },
    ],
    total: 77,
    autoPassed: 217,
    asOf: now,
  },
  floorSnapshot: { parcels, asOf: now },
  handoverOpen: handover(now),
  handoverShow: handover(now),
  handoverTakeOff: { ...handover(now), takeOff: [], scanned: 154 },
  handoverClose: { ...handover(now), state: 'closed', takeOff: [], handedOver: 154 },
  settingsGet: settings(now),
  shopSave: settings(now),
  senderSave: settings(now),
  courierSave: settings(now),
  printerAdd: settings(now),
  printerSwitch: settings(now),
  importPreview: preview('preview'),
  importRun: preview('done'),
  importShow: preview('done'),
  buyerParcels: buyer(now),
})

const keyOf = (name: string) => (Object.keys(CONTRACTS) as ContractKey[]).find((key) => CONTRACTS[key].name === name)

/** The function's answer to one call, by the route's own name. */
export const answerOf = (call: { name: string; input: unknown }, who: { now: number; openid: string }): unknown => {
  const key = keyOf(call.name)
  if (key === undefined) return { ok: false, refusal: 'not-found' }
  if (key === 'floorEvents') return { ok: true, value: acks(call.input) }
  return { ok: true, value: answers(who.now, who.openid)[key] }
}

import { failureWord } from './partner'
import type { ImportProblem } from '@shared/api/import'

export const SETTINGS = {
  shopName: '店名',
  shipWithin: '付款后几小时内发货',
  pickBeforePack: '先拣货再打包',
  pickBeforePackBody: '关掉后，打完单直接打包',
  autoMerge: '自动合单',
  autoMergeBody: '同一收件人的单合成一个包裹',
  sameApp: '买家在同一个小程序里，能看包裹、补地址',
  besideApp: '只给店员用；买家收微信自己的发货通知',
  courierOn: '在用',
  pickupAt: '每天来收',
  paused: (why: string) => `停了：${failureWord(why)}`,
  courierLabel: '叫法',
  courierCustomer: '月结账号',
  courierPassword: '月结密码',
  courierNone: '还没有快递账号',
  courierNoneBody: '加一家，取号、打面单都用它。',
  addCourier: '加一家快递',
  inUse: '在用',
  printerOff: '停用',
  printerOn: '启用',
  steps: ['1 扫码', '2 装纸', '3 试打 1 张'],
  scanPrinter: '扫打印机底部的二维码',
  sn: '编号',
  printerLabel: '叫它什么',
  printerLabelPlaceholder: '比如：前台快麦',
  addIt: '加上这台',
  added: '加好了，可以打单',
  senderHelp: '印在面单上，也是退货回来的地方。',
  name: '姓名',
  phone: '电话',
  province: '省',
  city: '市',
  district: '区',
  detail: '街道门牌',
  staffMe: '你',
  remove: '移除',
  removed: '移除了',
  inviteTitle: '请一位店员',
  inviteAs: (role: string) => `发一个${role}邀请码`,
  inviteReady: '让新同事扫，只能用一次',
  inviteLeft: (left: string) => `剩 ${left}`,
  inviteOver: '邀请码过期了，再发一个',
  fillAll: '还有空着的',
} as const
const NAMED_ROWS = 4
/** A row 0 is an order that stands in no one row. */
function rowsAt(rows: readonly number[], column: string): string {
  if (rows[0] === 0) return rows.length === 1 ? '这一单' : `${rows.length} 单`
  const named = rows.slice(0, NAMED_ROWS).join('、')
  return `第 ${named}${rows.length > NAMED_ROWS ? ` 等 ${rows.length}` : ''} 行，${column}`
}
export const IMPORT = {
  orders: '订单表',
  products: '商品表',
  choose: '选一个文件',
  chooseBody: 'CSV 或 XLSX，最多 5 万行。先看一遍，不会马上存。',
  reading: '正在看这个文件',
  columns: '认出的列',
  missing: '没找到',
  found: (heading: string) => `用「${heading}」`,
  rows: (rows: number, orders: number) => `${rows} 行，${orders} 单`,
  productRows: (rows: number) => `${rows} 行`,
  problems: (count: number) => `${count} 处要看`,
  at: rowsAt,
  run: (count: number, kind: 'orders' | 'products') => (kind === 'orders' ? `导入 ${count} 单` : `导入 ${count} 行`),
  again: '换一个文件',
  running: (stored: number, total: number) => `正在存 ${stored} / ${total}，可以离开这页`,
  doneTitle: '导好了',
  units: { orders: '单', products: '行' },
  done: (stored: number, unchanged: number, unit: string) =>
    unchanged > 0 ? `存了 ${stored} ${unit}，${unchanged} ${unit}没变` : `${stored} ${unit}都存好了`,
  refused: '这个文件没导',
  goAudit: '去审单',
  sample: '头几单',
} as const
const PROBLEMS: Readonly<Record<ImportProblem['reason'], string>> = {
  missing: '空着',
  'bad-number': '写得不对',
  rounded: '位数被 Excel 截掉了，设成文本再导出',
  'bad-time': '时间看不懂',
  'bad-status': '状态看不懂',
  formula: '是公式，没有导',
  'too-long': '太长',
  conflict: '和前面矛盾',
  gone: '已经发出，不用导',
  'under-way': '已经在发，商品没有改',
}
export const problemWord = ({ reason, kept }: Pick<ImportProblem, 'reason' | 'kept'>) =>
  kept ? '是公式，当普通文字导了' : PROBLEMS[reason]
const FIELDS: Readonly<Record<string, string>> = {
  no: '订单编号',
  platformNo: '订单编号',
  placedAt: '下单时间',
  paidAt: '支付时间',
  status: '订单状态',
  refund: '售后状态',
  title: '商品名称',
  sku: '商品编码',
  article: '货号',
  spec: '商品规格',
  quantity: '数量',
  paid: '实付金额',
  paidFen: '实付金额',
  orderPaidFen: '订单金额',
  name: '收件人',
  phone: '手机',
  province: '省',
  city: '市',
  district: '区',
  street: '街道',
  detail: '详细地址',
  address: '详细地址',
  remark: '买家留言',
  buyerRemark: '买家留言',
  memo: '商家备注',
  sellerMemo: '商家备注',
  line: '行号',
  lineNo: '行号',
  barcode: '条码',
  price: '单价',
  priceFen: '单价',
  weight: '重量',
  weightGrams: '重量',
  location: '货位',
  stock: '库存',
  onHand: '库存',
}
export const fieldWord = (field: string) => FIELDS[field] ?? field
const REFUSED: Readonly<Record<string, string>> = {
  'not-a-table': '它不是表格文件，或者坏了',
  'not-a-table: .xls': '是旧的 xls，在 Excel 里另存为 xlsx 再导',
  'bad-encoding': '文字读不出来，另存为 xlsx 再导',
  'too-large': '太大了，分几份导，或另存为 CSV',
  'missing-columns': '缺了必需的列',
  'double-columns': '同名的列有两个，留一个再导',
  'orders-not-products': '这是订单表，换到「订单表」导',
  'too-many-rows': '超过 5 万行，分几份导',
  empty: '里面没有数据',
  'too-old': '放太久了，文件已删，再导一次',
  'no-progress': '试了五次没存完，存过的都在，再导一次',
}
/** A refusal may carry what it is about behind a colon: columns are named, a parser's own words are not for the shop. */
export function importRefusal(refusal: string): string {
  const [cause = '', about = ''] = refusal.split(': ')
  const word = REFUSED[refusal] ?? REFUSED[cause] ?? refusal
  return cause.endsWith('-columns') && about ? `${word}：${about.replaceAll(',', '、')}` : word
}

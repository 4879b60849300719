import type { BindingName, ConditionName } from '@shared/label/bindings'
import { toWords } from '@shared/label/bindings'
import type { TemplateFlaw } from '@shared/label/judge'
import type { ElementType } from '@shared/label/new-element'
import type { ColumnName } from '@shared/label/table-columns'
import type { Element, Template } from '@shared/label/template'

export const TEMPLATE = {
  list: '面单模板',
  mask: '收件人打码',
  maskBody: '姓名、电话、门牌在纸上遮一部分，国标要这样',
  maskOff: '关了，纸上是全名全号',
  builtIn: '原样，没改过',
  version: (n: number) => `第 ${n} 版`,
  savedAt: (n: number, when: string) => `第 ${n} 版，${when} 存的`,
  usedBy: (labels: readonly string[]) => (labels.length === 0 ? '' : `${labels.join('、')}在用`),
  paper: (w: number, h: number) => `${w}×${h} 毫米`,
  short: '普通样张',
  long: '最长样张',
  test: '试打',
  history: '历史',
  more: '更多',
  drawing: '正在画',
  notDrawn: '没画出来，点一下再画',
  pickOne: '点图上要改的地方，或从这里选',
  add: '加一个',
  undo: '撤销',
  save: (n: number) => `存成第 ${n} 版`,
  unchanged: '还没改',
  flawed: (count: number) => `先改好 ${count} 处`,
  saved: (n: number) => `存成第 ${n} 版了，下一张就用它`,
  remove: '删掉',
  done: '好了',
  position: (x: number, y: number) => `左 ${x}　上 ${y} 毫米`,
  step: '一下 0.5 毫米，也可以直接拖',
  left: '往左',
  right: '往右',
  up: '往上',
  down: '往下',
  width: '宽',
  height: '高',
  letters: '字高',
  mm: (value: number) => `${value} 毫米`,
  less: '减',
  more1: '加',
  bold: '加粗',
  wrap: '换行',
  filled: '涂黑',
  align: { left: '靠左', center: '居中', right: '靠右' },
  content: '写什么',
  insert: '插一项',
  columns: '哪几列',
  picture: '换一张图',
  pictureTooLarge: '图比纸大，没换',
  notBound: '这样写不出来，没改',
  testTitle: '试打到哪台',
  testBody: '打一张样张，不算包裹。没存的改动也打得出来。',
  testGone: '样张排上了',
  noPrinter: '没有能用的打印机',
  historyTitle: '每一版都在',
  restore: '回到这版',
  current: '现在用的',
  restored: (n: number) => `回到了，存成第 ${n} 版`,
  restoredFrom: (n: number) => (n === 0 ? '从原样回来的' : `从第 ${n} 版回来的`),
  original: '原样',
  moreTitle: '名字和用处',
  name: '名字',
  copyAs: '存成另一个模板',
  copied: '存好了，这是新的模板',
  useTitle: '用在哪台打印机',
  useAll: '全部快递',
  use: '用它',
  unuse: '不用它了',
  inUse: '在用',
  used: '换好了，下一张起',
  otherPaper: '和那台打印机的纸不一样大',
} as const

export const TABS_OF = { place: '位置', size: '大小', letters: '字', content: '内容', when: '显示' } as const
export type TabName = keyof typeof TABS_OF

export const KIND_WORDS: Readonly<Record<Template['kind'], string>> = {
  waybill: '面单',
  sticker: '小标签',
  'pick-list': '拣货单',
  'packing-slip': '发货单',
}
export const TYPE_WORDS: Readonly<Record<ElementType, string>> = {
  text: '文字',
  barcode: '条码',
  qrcode: '二维码',
  line: '线',
  rect: '框',
  image: '图片',
  table: '商品表',
}
export const BINDING_WORDS: Readonly<Record<BindingName, string>> = {
  waybillNo: '面单号',
  courier: '快递',
  mark: '三段码',
  sortingCode: '分拣码',
  packageCenter: '集包地',
  receiverName: '收件人',
  receiverPhone: '收件电话',
  receiverAddress: '收件地址',
  senderName: '寄件人',
  senderPhone: '寄件电话',
  senderAddress: '寄件地址',
  slot: '格口',
  remark: '备注',
  pieces: '件数',
  kinds: '种数',
  orderNos: '订单号',
  reprint: '重打次数',
  pieceNo: '第几件',
  pieceOf: '共几件',
  printedAt: '打印时间',
  printedMinute: '打印时间（到分）',
  printedDay: '打印时间（短）',
  allOrderNos: '全部订单号',
  waveTitle: '波次名',
  waveNo: '波次号',
  picker: '拣货人',
  rowCount: '行数',
  rowPieces: '总件数',
  page: '第几页',
  pages: '共几页',
}
export const CONDITION_WORDS: Readonly<Record<ConditionName, string>> = {
  always: '总是',
  slot: '有格口时',
  remark: '有备注时',
  orderNos: '有订单号时',
  reprint: '重打时',
  pieces: '一票多件时',
  pages: '不止一页时',
  packageCenter: '有集包地时',
  mark: '有三段码时',
  noMark: '没三段码时',
}
export const COLUMN_WORDS: Readonly<Record<ColumnName, string>> = {
  goods: '商品和规格',
  title: '商品',
  spec: '规格',
  sku: '编码',
  quantity: '数量',
}

const MOST_LETTERS = 12
const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text)

const spoken = (text: string) =>
  toWords(text, BINDING_WORDS)
    .replace(/[［］]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** What an element is called on the phone. */
export const elementWord = (element: Element): string =>
  element.type === 'text' ? cut(spoken(element.text) || TYPE_WORDS.text) : TYPE_WORDS[element.type]

/** All of them; those of one name are numbered. */
export function elementWords(elements: readonly Element[]): string[] {
  const words = elements.map(elementWord)
  return words.map((word, i) => {
    const same = words.filter((other) => other === word).length
    return same === 1 ? word : `${word} ${words.slice(0, i + 1).filter((other) => other === word).length}`
  })
}

const PATHS: readonly (readonly [RegExp, string])[] = [
  [/^waybillNo\|barcode$/, '面单号条码'],
  [/^waybillNo/, '面单号'],
  [/^courier/, '快递名'],
  [/^routing\.mark/, '三段码'],
  [/^routing\.packageCenter/, '集包地'],
  [/^routing/, '分拣码'],
  [/^receiver\.name/, '收件人'],
  [/^receiver\.phone/, '收件电话'],
  [/^receiver/, '收件地址'],
  [/^sender/, '寄件人'],
  [/^lines|^rows/, '商品'],
  [/^orderNos/, '订单号'],
  [/^slot/, '格口'],
  [/^remark/, '备注'],
  [/^copy\.reprint/, '重打标记'],
  [/^copy/, '第几件'],
  [/^printedAt/, '打印时间'],
]
const pathWord = (field: string) => PATHS.find(([path]) => path.test(field))?.[1] ?? field

/** Why it cannot be saved: what, and what is wrong with it. */
export function flawText({ kind, field }: TemplateFlaw): string {
  const what = pathWord(field)
  switch (kind) {
    case 'missing-part':
      return `少了${what}，面单上必须有`
    case 'off-paper':
      return `${what}出了纸边`
    case 'overflow':
      return `${what}放不下，放大它的框或缩小字`
    case 'overlap':
      return `压住了${what}，挪开一点`
    case 'missing-glyph':
      return `${what}里有字库没有的字`
    case 'code-too-small':
      return `${what}的码太窄，扫不出来，放宽它`
    case 'code-crowded':
      return `挡住了${what}的码，挪开一点`
  }
}

const STATES: Readonly<Record<string, string>> = {
  new: '样张在排队',
  sending: '样张正在打',
  accepted: '打印机收下了样张',
  printed: '样张打出来了',
  failed: '样张没打成',
  unknown: '不确定样张出没出，去看一眼',
  dropped: '样张不打了',
}
export const testState = (state: string, problem?: string) =>
  problem === 'refused' ? '打印机没收样张，看「没成的」' : (STATES[state] ?? state)

import type { Template } from './template'

/** What a text of a label may say, by name; the phone shows each by its word, the template holds the binding. */
export const BINDINGS = {
  waybillNo: '{{waybillNo}}',
  courier: '{{courier|courier}}',
  mark: '{{routing.mark}}',
  sortingCode: '{{routing.sortingCode}}',
  packageCenter: '{{routing.packageCenter}}',
  receiverName: '{{receiver.name|mask:name}}',
  receiverPhone: '{{receiver.phone|mask:phone}}',
  receiverAddress: '{{receiver|address}}',
  senderName: '{{sender.name}}',
  senderPhone: '{{sender.phone|mask:phone}}',
  senderAddress: '{{sender.address|mask:address}}',
  slot: '{{slot}}',
  remark: '{{remark}}',
  pieces: '{{lines|pieces}}',
  kinds: '{{lines|count}}',
  orderNos: '{{orderNos|few:2,单}}',
  reprint: '{{copy.reprint}}',
  pieceNo: '{{copy.no}}',
  pieceOf: '{{copy.of}}',
  printedAt: '{{printedAt|date:YYYY-MM-DD HH:mm:ss}}',
  printedMinute: '{{printedAt|date:YYYY-MM-DD HH:mm}}',
  printedDay: '{{printedAt|date:MM-DD HH:mm}}',
  allOrderNos: '{{orderNos|join:、}}',
  waveTitle: '{{title}}',
  waveNo: '{{waveNo}}',
  picker: '{{picker}}',
  rowCount: '{{rows|count}}',
  rowPieces: '{{rows|pieces}}',
  page: '{{page.no}}',
  pages: '{{page.of}}',
} as const
export type BindingName = keyof typeof BINDINGS
export const BINDING_NAMES = Object.keys(BINDINGS) as BindingName[]

/** A wave has no parcel, a parcel no wave: what a kind of label can say. */
const OF_A_WAVE: readonly BindingName[] = ['waveTitle', 'waveNo', 'picker', 'rowCount', 'rowPieces']
const OF_BOTH: readonly BindingName[] = ['reprint', 'printedAt', 'printedMinute', 'printedDay']
/** A label is one page. */
const OF_SHEETS: readonly BindingName[] = ['page', 'pages']
const isSheet = (kind: Template['kind']) => kind === 'pick-list' || kind === 'packing-slip'
export const bindingsOf = (kind: Template['kind']): BindingName[] =>
  BINDING_NAMES.filter((name) =>
    OF_SHEETS.includes(name)
      ? isSheet(kind)
      : OF_BOTH.includes(name) || OF_A_WAVE.includes(name) === (kind === 'pick-list'),
  )

/** When an element shows, by name. `always` is no condition. */
export const CONDITIONS = {
  always: undefined,
  slot: 'slot',
  remark: 'remark',
  orderNos: 'orderNos',
  reprint: 'copy.reprint',
  pieces: 'copy.of>1',
  pages: 'page.of>1',
  packageCenter: 'routing.packageCenter',
  mark: 'routing.mark',
  noMark: '!routing.mark',
} as const
export type ConditionName = keyof typeof CONDITIONS
export const CONDITION_NAMES = Object.keys(CONDITIONS) as ConditionName[]

export type BindingWords = Readonly<Record<BindingName, string>>
const OPEN = '［'
const CLOSE = '］'

/** `收 {{receiver.name|mask:name}}` -> `收 ［收件人］`; a binding without a name stays as it is. */
export const toWords = (text: string, words: BindingWords): string =>
  BINDING_NAMES.reduce((shown, name) => shown.replaceAll(BINDINGS[name], `${OPEN}${words[name]}${CLOSE}`), text)

/** The way back; brackets around no known word stay what was typed. */
export const fromWords = (shown: string, words: BindingWords): string =>
  BINDING_NAMES.reduce((text, name) => text.replaceAll(`${OPEN}${words[name]}${CLOSE}`, BINDINGS[name]), shown)

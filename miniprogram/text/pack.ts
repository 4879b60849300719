import { clock } from './time'

/** Thousands apart, as people read a scale. */
export const kilo = (grams: number): string => String(grams).replace(/\B(?=(?:\d{3})+$)/g, ',')
export const offWord = (off: number): string => `比预计${off < 0 ? '少' : '多'} ${kilo(Math.abs(off))} 克`

export const PACK = {
  // the rows below 齐了
  noWeight: '还没称',
  weigh: '称一下',
  weighAgain: '重称',
  typeIt: '输克数',
  connect: '连蓝牙秤',
  typedHere: '手输',
  fromScale: '蓝牙秤',
  scaleEmpty: '放上秤，放稳就记',
  scaleLost: '秤断了',
  reconnect: '再连',
  scaleSearching: '在连秤',
  noClaim: '有商品没填重量，不比',
  keep: '就按这个重量',
  photo: '封箱照片',
  takePhoto: '拍一张',
  takeMore: '再拍一张',
  photoOff: '没拍成，再拍一张',
  whenOnline: '有网时传',
  // the sheets
  keypadTitle: '这一箱几克',
  gramsUnit: '克',
  erase: '删一位',
  keypadHint: '看秤，输克数',
  scalesTitle: '选一台秤',
  scalesBody: '秤开着、在手机旁边才找得到。',
  scalesMore: '没有要的那台，靠近些再找',
  scalesNone: '附近没听到秤，把秤打开再找',
  scalesOff: '手机的蓝牙没开，打开再来；或者直接输克数',
  lookAgain: '再找一次',
  // which bench
  bench: '几号台',
  benchHelp: '记在这台手机上，订单经过里会写',
} as const

export const gramsWord = (grams: number): string => `${kilo(grams)} 克`
export const noteGrams = (grams: number): string => (grams > 0 ? `记下 ${kilo(grams)} 克` : PACK.keypadHint)
export const benchTitle = (bench: number): string => `打包 ${bench} 号台`

/** What the scale shows while it does not stand still. */
export const movingLine = (grams: number): string => `秤上 ${gramsWord(grams)}，放稳就记`

const WAYS = { scale: PACK.fromScale, typed: PACK.typedHere } as const
export const fitsLine = (from: keyof typeof WAYS, off: number): string =>
  off === 0 ? `${WAYS[from]}，和预计一样` : `${WAYS[from]}，和预计差 ${kilo(Math.abs(off))} 克`
export const unknownLine = (from: keyof typeof WAYS): string => `${WAYS[from]}，${PACK.noClaim}`

/** Both numbers, so that a person can judge them. */
export const wrongTitle = (grams: number, off: number): string =>
  `${gramsWord(grams)}，${off < 0 ? '轻' : '重'}了 ${gramsWord(Math.abs(off))}`
export const wrongLine = (expected: number): string => `预计 ${gramsWord(expected)}`
/** `piece`: the one article that would explain it; '': some would. */
export const guessLine = (off: number, piece: string): string =>
  `${off < 0 ? '少' : '多'}了 1 件${piece === '' ? '' : ` ${piece}`}？打开看一眼`
export const saidWrong = (off: number): string => `重量不对，${off < 0 ? '轻' : '重'}了 ${Math.abs(off)} 克`

export const photoLine = (count: number, waiting: number): string =>
  waiting === 0 ? `${count} 张，传好了` : `${count} 张，${PACK.whenOnline}`

export const PACKING = {
  title: '打包时',
  weigh: '称重',
  weighLine: '封箱后称一下，和商品重量对',
  photo: '封箱照片',
  photoLine: '封箱后拍一张，店员在订单里能看',
  tolerance: '差多少克才提醒',
  toleranceLine: '比最轻的商品小，才看得出少 1 件',
  box: '箱子和填充几克',
  boxLine: '没有就填 0',
} as const

export const BOX_PHOTO = {
  title: '封箱照片',
  open: (at: number) => `看 ${clock(at)} 拍的`,
  notHere: '还在打包的手机上，有网时传',
} as const

/** What a driver's printers ask for beside their number; the key is the field's name in the account. */
export interface DriverField {
  readonly key: string
  readonly label: string
  /** Shown while the field is empty. */
  readonly hint?: string
  readonly need: 'must' | 'may'
  /** Printed on the machine: a sticker that carries a key means this one. */
  readonly onSticker?: true
}

/** Paper for sheets beside labels: office paper, or a receipt roll of 80 mm. */
export const SHEET_PAPERS = ['a4', '80'] as const
export type SheetPaper = (typeof SHEET_PAPERS)[number]

export interface DriverInfo {
  readonly name: string
  /** How the machine's number looks. Loose where the maker's documents do not say: the partner has the last word. */
  readonly sn: RegExp
  readonly snWhere: string
  readonly fields: readonly DriverField[]
  /** What it is good for, in a few words. */
  readonly about: string
  /** Built-in templates that it can carry; a markup printer has no picture of a waybill. */
  readonly papers: readonly string[]
  /** Pick lists and packing slips: which paper it can carry. */
  readonly sheets: readonly SheetPaper[]
  /** `cloud`: through the maker's cloud; `phone`: the phone itself sends, no effect does. */
  readonly road: 'cloud' | 'local' | 'phone'
}

const WAYBILLS = ['76x130', '100x150', '100x180', '60x40'] as const
const LOOSE = /^[0-9A-Za-z_-]{4,40}$/

/** Every way to a printer. Makers' own words for their numbers and keys. */
export const PRINTER_DRIVERS = {
  kuaimai: {
    name: '快麦',
    sn: LOOSE,
    snWhere: '打印机底部的 SN',
    fields: [{ key: 'deviceKey', label: '设备密钥', need: 'may', onSticker: true }],
    about: '云打印，面单原样打',
    papers: WAYBILLS,
    sheets: ['80'],
    road: 'cloud',
  },
  xpyun: {
    name: '芯烨',
    sn: /^[0-9A-Za-z]{15}$/,
    snWhere: '机身上 15 位的编号',
    fields: [{ key: 'language', label: '打印语言', hint: '不填发图片；填 TSPL 发指令', need: 'may' }],
    about: '云打印，面单原样打',
    papers: WAYBILLS,
    sheets: ['80'],
    road: 'cloud',
  },
  kuaidi100: {
    name: '快递100',
    sn: LOOSE,
    snWhere: '云盒上的设备码',
    fields: [],
    about: '云盒接任意打印机',
    papers: WAYBILLS,
    sheets: ['a4', '80'],
    road: 'cloud',
  },
  feie: {
    name: '飞鹅',
    sn: /^[0-9A-Za-z]{6,20}$/,
    snWhere: '打印机底部的编号',
    fields: [{ key: 'key', label: '打印机 KEY', need: 'must', onSticker: true }],
    about: '云打印，只打小标签',
    papers: ['60x40'],
    sheets: [],
    road: 'cloud',
  },
  yilianyun: {
    name: '易联云',
    sn: /^[0-9A-Za-z]{6,20}$/,
    snWhere: '打印机底部的终端号',
    fields: [{ key: 'msign', label: '终端密钥', need: 'must', onSticker: true }],
    about: '云打印，面单当图打',
    papers: WAYBILLS,
    sheets: ['80'],
    road: 'cloud',
  },
  lan: {
    name: '局域网',
    sn: /^(?:raw:\/\/[\w.:[\]-]+|cups:[\w.-]+)$/,
    snWhere: 'raw://192.168.1.50:9100',
    fields: [{ key: 'language', label: '打印语言', hint: '不填 TSPL；或 CPCL、ESC/POS', need: 'may' }],
    about: '电脑要开着发货台；网口填 raw://地址，打印队列填 cups:名字',
    papers: WAYBILLS,
    sheets: ['a4', '80'],
    road: 'local',
  },
  bluetooth: {
    name: '蓝牙',
    sn: LOOSE,
    snWhere: '打印机的蓝牙名',
    fields: [],
    about: '手机直连，走近才能打',
    papers: WAYBILLS,
    sheets: ['80'],
    road: 'phone',
  },
} as const satisfies Record<string, DriverInfo>

export type PrinterDriver = keyof typeof PRINTER_DRIVERS
export const DRIVER_KEYS = Object.keys(PRINTER_DRIVERS) as PrinterDriver[]
export const driverInfo = (driver: string): DriverInfo | undefined =>
  Object.hasOwn(PRINTER_DRIVERS, driver) ? PRINTER_DRIVERS[driver as PrinterDriver] : undefined

/** The field that a sticker's key goes into. */
export const stickerField = (driver: string): DriverField | undefined =>
  driverInfo(driver)?.fields.find(({ onSticker }) => onSticker === true)

/** No effect sends to these: their copies wait until a phone takes them. */
export const sentByPhone = ({ driver }: { readonly driver: string }): boolean => driverInfo(driver)?.road === 'phone'

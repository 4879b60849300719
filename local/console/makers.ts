/** Twins of printer clouds, in the order their strips stand in. */
export const MAKERS = {
  kuaimai: '快麦',
  xpyun: '芯烨',
  kuaidi100: '快递100',
  feie: '飞鹅',
  yilianyun: '易联云',
  lan: '局域网',
} as const
export type Maker = keyof typeof MAKERS
export const makers = Object.keys(MAKERS) as Maker[]

export const OUT_OF_PAPER = 3

export interface PrinterRow {
  readonly maker: Maker
  readonly sn: string
  readonly online: boolean
  /** 0 ok, 1 cover open, 2 sticking paper, 3 out of paper. */
  readonly deviceStatus: number
  readonly bound: boolean
  readonly sheets: number
}

/** The demo's own stand there from the start; another comes when somebody has bound it. */
export const stands = ({ maker, bound, sheets }: PrinterRow): boolean => maker === 'kuaimai' || bound || sheets > 0

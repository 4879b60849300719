export const WINDOW_TITLE = '发货台'
export const TABS = { desk: '工作台', orders: '订单', scan: '扫码', me: '我的' } as const
export const TITLES = {
  audit: '审单',
  order: '订单',
  print: '打单',
  effects: '没成的',
  bluetooth: '蓝牙打印',
  pick: '拣货',
  pack: '打包',
  handover: '交接',
  shop: '店铺',
  auditRules: '审单规则',
  couriers: '快递',
  printers: '打印机',
  addPrinter: '添加打印机',
  templates: '面单模板',
  templateEditor: '改模板',
  sender: '发件地址',
  staff: '店员',
  import: '导入',
  parcels: '我的包裹',
  fixAddress: '补地址',
} as const

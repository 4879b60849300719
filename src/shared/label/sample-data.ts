import type { LabelInput, PickList } from './label-data'
import type { Template } from './template'

/** What a template is tried with: the usual label, and one as long as labels get. Made-up people and numbers. */
export const SAMPLE_NAMES = ['short', 'long'] as const
export type SampleName = (typeof SAMPLE_NAMES)[number]

/** 2026-11-25 18:40 in Beijing: a fixed time, so that the same template is the same picture. */
const SAMPLE_AT = 1_795_603_200_000

const short: LabelInput = {
  waybillNo: '78990012345678',
  courier: 'zto',
  routing: { mark: '510-G8 02-A12', sortingCode: '苏A-12', packageCenter: '无锡集' },
  sender: { name: '拾光衣橱', phone: '4008001234', address: '浙江省杭州市余杭区良渚街道古墩路1899号2幢' },
  receiver: {
    name: '沈喆堃',
    phone: '13100001208',
    province: '江苏省',
    city: '无锡市',
    district: '滨湖区',
    detail: '蠡湖街道湖滨路66号锦绣花园8幢2单元1502室',
  },
  lines: [
    { title: '连帽卫衣', spec: '白;M', sku: 'WY-01-M', quantity: 1 },
    { title: '阔腿西裤', spec: '雾蓝;L', sku: 'XK-07-L', quantity: 2 },
  ],
  orderNos: ['3712345678901234567'],
  slot: '12',
  remark: '送人，不要放小票',
  printedAt: SAMPLE_AT,
}

const LONG_TITLES = ['云感无尺码美背内衣', '圆领卫衣', '高腰直筒牛仔裤（加长款）'] as const
const LONG_SPECS = ['肤色;均码', '黑;S', '复古蓝;27'] as const

const longLines = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    title: LONG_TITLES[i % 3] ?? '',
    spec: LONG_SPECS[i % 3] ?? '',
    sku: `SKU-${String(1000 + i)}`,
    quantity: (i % 4) + 1,
  }))

const long: LabelInput = {
  ...short,
  waybillNo: 'YT8990012345678',
  courier: 'yto',
  routing: { mark: '456-072-00 018', sortingCode: 'A01-C3', packageCenter: '哈尔滨转运中心包' },
  receiver: {
    name: '欧阳璟翀',
    phone: '0451-80000321-802',
    province: '黑龙江省',
    city: '哈尔滨市',
    district: '南岗区',
    detail:
      '学府路街道西大直街与复兴街交汇处往南二百米路东（原第三毛纺厂家属院），瑞鑫商务公寓4号楼二单元1203室，放门卫处',
  },
  lines: longLines(14),
  orderNos: Array.from({ length: 6 }, (_, i) => `37123456789012345${String(60 + i)}`),
  slot: 'A-31',
  remark: '易碎品，轻拿轻放。请附贺卡“生日快乐”，周六日送货，工作日家里没有人，谢谢',
  copy: { no: 2, of: 3, reprint: 1 },
}

const pickRows = (count: number) =>
  longLines(count).map((line, i) => ({
    ...line,
    bin: `A-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 4) + 1)}`,
    slots: [i + 1, i + 9].join(' '),
  }))

const pickList = (count: number): PickList => ({
  title: '早上第一波',
  waveNo: 'W2611250001',
  picker: '小禾',
  printedAt: SAMPLE_AT,
  rows: pickRows(count),
})

export const sampleOf = (kind: Template['kind'], name: SampleName): LabelInput | PickList => {
  if (kind === 'pick-list') return pickList(name === 'short' ? 3 : 12)
  return name === 'short' ? short : long
}

/** Of a sheet printed to look at: a number no courier takes, and another one each time, so that no two look like a double print. */
export const testSheetOf = (no: number, printedAt: number): LabelInput => ({
  ...short,
  waybillNo: `TEST${String(no % 100_000_000).padStart(8, '0')}`,
  orderNos: [],
  remark: '试打的样张，不是包裹，看完撕掉',
  printedAt,
})

/** What a template is tried with on paper: a label, or the list of a walk. */
export const testDataOf = (kind: Template['kind'], no: number, printedAt: number): LabelInput | PickList => {
  const label = testSheetOf(no, printedAt)
  if (kind !== 'pick-list') return label
  return { ...pickList(3), title: '试打的样张', waveNo: label.waybillNo, printedAt }
}

import type { LabelInput, PickList } from '@shared/label/label-data'

/** Made-up parcels the golden pictures are drawn from: short and long, letters and digits in the number, many lines. */
export const shortLabel: LabelInput = {
  waybillNo: '78341200566130',
  courier: 'zto',
  routing: { mark: '592-108-02 033', sortingCode: '闽A-07', packageCenter: '厦门集' },
  sender: { name: '拾光衣橱', phone: '4008123421', address: '浙江省杭州市余杭区良渚街道古墩路1899号跨境园B座2层' },
  receiver: {
    name: '向喆堃',
    phone: '13112345608',
    province: '福建省',
    city: '厦门市',
    district: '海沧区',
    detail: '新阳街道光华东街1号锦绣嘉园3幢2单元1502室',
  },
  lines: [
    { title: '连帽卫衣', spec: '白;M', sku: 'WY-01-M', quantity: 1 },
    { title: '阔腿西裤', spec: '雾蓝;L', sku: 'XK-07-L', quantity: 1 },
    { title: '防晒衬衫', spec: '酒红;S', sku: 'CS-12-S', quantity: 1 },
  ],
  orderNos: ['3712345678901234567'],
  slot: '12',
  remark: '送人，不要放小票',
  printedAt: 1795688466000,
}

export const longLabel: LabelInput = {
  ...shortLabel,
  waybillNo: 'YT8834120052285',
  courier: 'yto',
  routing: { mark: '456-072-00 018', sortingCode: 'A01-C3', packageCenter: '哈尔滨转运中心包' },
  receiver: {
    name: '欧阳晓雯',
    phone: '0451-87654321-802',
    province: '黑龙江省',
    city: '哈尔滨市',
    district: '南岗区',
    detail:
      '学府路街道西大直街与复兴街交汇处往南二百米路东（原第三毛纺厂家属院，导航“瑞鑫商务公寓”）瑞鑫4号楼二单元1203室，放门卫王师傅处',
  },
  lines: Array.from({ length: 14 }, (_, i) => ({
    title: ['云感无尺码美背内衣', '圆领卫衣', '高腰直筒牛仔裤（加长款）'][i % 3] ?? '',
    spec: ['肤色;均码', '黑;S', '复古蓝;27'][i % 3] ?? '',
    sku: `SKU-${String(1000 + i)}`,
    quantity: (i % 4) + 1,
  })),
  orderNos: Array.from({ length: 6 }, (_, i) => `37123456789012345${String(60 + i)}`),
  slot: 'A-31',
  remark: '易碎品，轻拿轻放。买家备注：请附贺卡“生日快乐”，周六日送货，工作日家里没有人，谢谢！',
  copy: { no: 2, of: 3, reprint: 1 },
}

export const sampleSlip: LabelInput = {
  ...longLabel,
  lines: Array.from({ length: 70 }, (_, i) => ({
    title: ['云感无尺码美背内衣', '圆领卫衣', '高腰直筒牛仔裤（加长款，可调节裤脚，送同色腰带一条）'][i % 3] ?? '',
    spec: ['肤色;均码', '黑;S', '复古蓝;27'][i % 3] ?? '',
    sku: `SKU-${String(1000 + i)}`,
    quantity: (i % 4) + 1,
  })),
}

export const samplePickList: PickList = {
  title: '早上第一波',
  waveNo: 'W2611250001',
  picker: '小禾',
  printedAt: 1795688466000,
  rows: Array.from({ length: 36 }, (_, i) => ({
    bin: `${['A', 'B', 'C'][Math.floor(i / 12)] ?? ''}-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 4) + 1)}`,
    title: ['云感无尺码美背内衣', '圆领卫衣', '高腰直筒牛仔裤（加长款）'][i % 3] ?? '',
    spec: ['肤色;均码', '黑;S', '复古蓝;27'][i % 3] ?? '',
    sku: `SKU-${String(1000 + i)}`,
    quantity: (i % 5) + 1,
    slots: [String(i + 1), String(i + 9)].join(' '),
  })),
}

import { findAll } from '@shared/audit/catalogue'
import { readRemark } from '@shared/audit/remark'
import { readCourierWish } from '@shared/courier/wish'
import { accountsOf, auditCase } from '../support/audit-case'

const shipping = { accounts: accountsOf('zto', 'yto', 'sf'), rules: [] }
const severity = (buyerRemark: string) =>
  findAll(auditCase({ shipping, order: { buyerRemark } })).find(({ code }) => code === 'buyer-remark')?.severity

it.each(['谢谢老板', '亲，辛苦啦！', '好的，谢谢', '老板生意兴隆', '给妈妈买的'])(
  'raises nothing of 「%s」',
  (remark) => expect(severity(remark)).toBeUndefined(),
)

it.each([
  ...['第三次来买了，质量不错', '收到给好评'],
  ...['尽快发货，谢谢老板', '急急急', '请今天发货', '周六之前要收到', '孩子等着穿，快一点哈', '过年前能收到吗'],
  ...['放驿站', '放保安室', '放电表箱里', '请送货上门，不要放驿站，太远了', '白天没人，晚上派送', '家里有宝宝，别敲门'],
  ...['请发中通', '申通韵达都不要', '韵达不到', '别发韵达，上次丢件了', '除了极兔都行'],
  ...['送女朋友的，包装好一点', '不要放发票和价格单', '保密发货', '请检查质量，不要有线头', '别压坏了'],
])('lets an order go of which the buyer says 「%s」', (remark) => expect(severity(remark)).toBe('note'))

it.each([
  ...[
    '尽快发，顺便送双袜子',
    '请发中通，裤子要长一点',
    '放驿站，上衣要XL',
    '谢谢，地址改成公司',
    '给妈妈买的要宽松一点',
  ],
  ...['麻烦送到人民医院', '门牌号是302不是203', '备用电话13800138000', '收件人写张三'],
  ...['过几天发', '12月5日发货', '年后发', '等我回来再发', '和上一单一起发', '发货前联系我', '没货请联系我'],
  ...[
    '拍错了，取消',
    '要红色',
    '身高165，体重110',
    '开发票',
    '到付',
    '已补邮费发顺丰',
    '客服说好的赠品',
    '在吗',
    '上次丢件了',
  ],
])('wants a look at an order of which the buyer says 「%s」', (remark) => expect(severity(remark)).toBe('fix'))

it.each(['无', '没有留言', '-', '。', 'N/A'])('hears nothing in 「%s」', (remark) =>
  expect(severity(remark)).toBeUndefined(),
)

it('says no kind word beside what is asked for', () => {
  expect(readRemark('谢谢老板，尽快').topics).toEqual(['hurry'])
})

it.each([
  ['不要邮政、韵达', [], ['yzpy', 'yunda']],
  ['不要发韵达，发中通', ['zto'], ['yunda']],
  ['不要韵达要圆通', ['yto'], ['yunda']],
  ['发顺丰不要韵达', ['sf'], ['yunda']],
  ['圆通申通都不要', [], ['sto', 'yto']],
  ['请勿使用韵达', [], ['yunda']],
  ['顺丰不要，走中通快递', ['zto'], ['sf']],
])('reads %s', (remark, wanted, avoided) => {
  const wish = readCourierWish(remark)
  expect([[...wish.wanted].sort(), [...wish.avoided].sort()]).toEqual([[...wanted].sort(), [...avoided].sort()])
})

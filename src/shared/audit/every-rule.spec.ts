import { accountsOf, auditCase, cleanOrder, HOUR, type CaseChange } from '../../../test/support/audit-case'
import { AUDIT_RULES, askRules } from './catalogue'
import type { RuleId } from './rule-ids'

const [line] = cleanOrder.lines
if (!line) throw new Error('the clean order has no line')
const neighbour = { ...cleanOrder, _id: 'demo_2', platformNo: '2' }
const address = (code: 'address-incomplete' | 'address-contradiction' | 'address-repairable', reason: string) => ({
  address: { code, reason },
})
const goods = { short: [], unknownSkus: [], badBarcodes: [], weightGrams: 500 }

/** A case for each rule and what it says of it: a rule without one does not compile. */
const CASES: Readonly<Record<RuleId, readonly [CaseChange, string]>> = {
  cancelled: [{ order: { platformStatus: 'closed' } }, '订单已关闭'],
  'refund-in-progress': [{ order: { lines: [{ ...line, refunding: 1 }] } }, '买家在申请退款'],
  unpaid: [{ order: { platformStatus: 'unpaid' } }, '还没付款'],
  'address-incomplete': [address('address-incomplete', '没写街道门牌'), '没写街道门牌'],
  'address-contradiction': [address('address-contradiction', '陵川县与鄂尔多斯市不符'), '陵川县与鄂尔多斯市不符'],
  'unknown-sku': [{ goods: { ...goods, unknownSkus: ['A'] } }, '没有商品资料：A'],
  'stock-short': [{ goods: { ...goods, short: [{ sku: 'A', wanted: 3, free: 1 }] } }, '缺 A，要 3 件，有 1 件'],
  'not-served': [
    {
      place: { province: '台湾省', city: '台北市', district: '信义区' },
      shipping: { accounts: accountsOf('zto'), rules: [] },
    },
    '没有快递送台湾',
  ],
  'maybe-not-served': [{ place: { province: '海南省', city: '三沙市', district: '西沙区' } }, '中通不一定送三沙市'],
  'address-repairable': [address('address-repairable', '康巴什区在鄂尔多斯市'), '康巴什区在鄂尔多斯市'],
  'forbidden-characters': [{ unclean: ['😀'] }, '去掉了 😀'],
  'memo-wait': [{ order: { sellerMemo: '预售，月底发' } }, '备注：先不要发'],
  'memo-words': [{ order: { sellerMemo: '样品' }, settings: { memoHolds: ['样品'] } }, '备注有「样品」'],
  'seller-memo': [{ order: { sellerMemo: '多给一张贺卡' } }, '商家有备注'],
  'remark-address': [{ order: { buyerRemark: '地址改一下' } }, '买家要改地址'],
  'remark-wait': [{ order: { buyerRemark: '晚点发' } }, '买家要晚点发'],
  'remark-words': [{ order: { buyerRemark: '代购' }, settings: { remarkHolds: ['代购'] } }, '留言有「代购」'],
  'remark-other': [{ order: { buyerRemark: '尺码换成L' } }, '买家有要求'],
  'wish-unmet': [{ order: { buyerRemark: '请发京东' } }, '发不了京东'],
  'remark-courier': [{ order: { buyerRemark: '不要韵达' } }, '不要韵达'],
  'remark-gift': [{ order: { buyerRemark: '送人，不要放小票' } }, '包装要求'],
  'remark-delivery': [{ order: { buyerRemark: '放丰巢' } }, '派送要求'],
  'remark-hurry': [{ order: { buyerRemark: '尽快' } }, '买家着急'],
  'duplicate-order': [{ neighbours: [neighbour] }, '可能重复下单'],
  mergeable: [{ neighbours: [neighbour] }, '可与 1 单合并'],
  'high-value': [{ order: { lines: [{ ...line, paidFen: 200_000 }] } }, '金额高'],
  'many-pieces': [{ order: { lines: [{ ...line, ordered: 30 }] } }, '共 30 件'],
  'remote-area': [{ place: { province: '西藏自治区', city: '拉萨市', district: '城关区' } }, '偏远：西藏'],
  deadline: [{ now: 47 * HOUR }, '快到发货时限'],
  'bad-barcode': [{ goods: { ...goods, badBarcodes: ['A'] } }, '条码不对：A'],
}

it.each(AUDIT_RULES)('$id speaks of its case, and is silent when the shop switches it off', ({ id, severity }) => {
  const [change, reason] = CASES[id]
  const said = (settings: CaseChange['settings'] = {}) =>
    askRules(auditCase({ ...change, settings: { ...change.settings, ...settings } })).find(({ rule }) => rule.id === id)
  expect(said()).toMatchObject({ reason, severity })
  // what is a fact cannot be switched off
  expect(said({ levels: { [id]: 'off' } }) === undefined).toBe(severity !== 'stop')
})

/** An order of 199 articles without a record had a reason of thousands of characters on its card. */
it.each([
  ['unknown-sku', '没有商品资料：S1、S2、S3 等 199 种'],
  ['bad-barcode', '条码不对：S1、S2、S3 等 199 种'],
  ['stock-short', '缺 S1，要 2 件，有 1 件；缺 S2，要 2 件，有 1 件；缺 S3，要 2 件，有 1 件 等 199 种'],
] as const)('%s names three of many, and how many there are', (id, reason) => {
  const skus = Array.from({ length: 199 }, (_, i) => `S${i + 1}`)
  const short = skus.map((sku) => ({ sku, wanted: 2, free: 1 }))
  const asked = askRules(auditCase({ goods: { ...goods, unknownSkus: skus, badBarcodes: skus, short } }))
  expect(asked.find(({ rule }) => rule.id === id)).toMatchObject({ reason, facts: { skus } })
})

/** A digit stands off from 汉字, a count has its unit, and a sentence has full-width signs. */
const MISWRITTEN = /[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]|\d(?![\d\p{L}. -])|[\u4e00-\u9fff][ ,;:][\u4e00-\u9fff]/u

it.each(AUDIT_RULES)('$id writes numbers and signs as the house does', ({ id }) => {
  const [, reason] = CASES[id]
  expect(reason).not.toMatch(MISWRITTEN)
  for (const wrong of ['可与1单合并', '缺货 A 要3', '共 3', '多了,少了']) expect(wrong).toMatch(MISWRITTEN)
})

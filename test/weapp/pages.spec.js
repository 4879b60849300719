const fs = require('fs')
const path = require('path')
const { boot, DIST } = require('../support/weapp')
const { answers } = require('../support/weapp-answers')

/** What each page must say once it has read: its own answer, not its frame. */
const SAYS = {
  'pages/desk/index': ['最近截单', '待审'],
  'pages/orders/index': ['杜*', '尾号 1945'],
  'pages/scan/index': ['扫一下'],
  'pages/me/index': ['店铺和规则', '打印机'],
  'sub/audit/list/index': ['地址已修', '缺街道门牌', '康巴什区属鄂尔多斯'],
  'sub/audit/asks/index': ['要发分享卡', '发给', '消息发了', '买家答了'],
  'sub/audit/merge/index': ['合 3 单', '合着发', '请发顺丰'],
  'sub/audit/split/index': ['包裹 1', '阔腿西裤', '包裹 2 还是空的'],
  'sub/order/detail/index': ['78341200561945', '全部经过'],
  'sub/print/plan/index': ['202', '打 202 张'],
  'sub/print/running/index': ['129', '有没有出纸', '转到前台快麦'],
  'sub/print/effects/index': ['顺丰月结账号没启用', '看过了'],
  'sub/print/bluetooth/index': ['附近的蓝牙打印机', 'GP-M322', '很近'],
  'sub/floor/pick/index': ['A-03', '连帽卫衣', '拿好了', '打拣货单'],
  'sub/floor/pack/index': ['扫面单开始'],
  'sub/floor/handover/index': ['155', '先拿出 7719'],
  'sub/settings/shop/index': ['付款后几小时内发货', '自动合单'],
  'sub/settings/audit-rules/index': ['地址是我们补过、改过的吗', '满 2000 元', '付款了吗'],
  'sub/settings/couriers/index': ['顺丰月结', '月结账号没启用'],
  'sub/settings/printers/index': [
    ...['前台快麦', '缺纸', '60×40 小标', '手机直连', '12 张在等', '用手机打'],
    ...['打包台小票机　80 毫米小票纸', '还没选，打不了'],
  ],
  'sub/settings/add-printer/index': ['扫打印机底部的二维码', '飞鹅'],
  'sub/settings/printer/index': ['库房飞鹅', '打印机编号和用户不匹配', '再绑一次'],
  'sub/settings/templates/index': ['收件人打码', '一联单 76×130', '第 2 版', '前台快麦、打包台快麦在用'],
  'sub/settings/template-editor/index': ['试打', '点图上要改的地方', '收件人 收件电话', '还没改'],
  'sub/settings/sender/index': ['街道门牌'],
  'sub/settings/staff/index': ['林芳', '请一位店员'],
  'sub/settings/import/index': ['选一个文件'],
  'sub/buyer/parcels/index': ['在路上', '去补'],
  'sub/buyer/fix-address/index': ['没写街道门牌', '详细地址'],
}
const QUERY = {
  'sub/audit/split/index': { id: 'shop_4' },
  'sub/settings/template-editor/index': { base: '76x130' },
  'sub/order/detail/index': { id: 'shop_1' },
  'sub/print/running/index': { batch: 'batch-1' },
  'sub/settings/printer/index': { id: 'c' },
  'sub/floor/handover/index': { courier: 'zto' },
  'sub/buyer/fix-address/index': { id: 'shop_3' },
}
const app = JSON.parse(fs.readFileSync(path.join(DIST, 'app.json'), 'utf8'))
const built = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
]

describe('the built mini-program', () => {
  const calls = []
  let home
  beforeAll(() => {
    home = boot((call) => {
      calls.push(call.name)
      return answers.answerOf(call, { now: Date.now(), openid: 'owner' })
    })
  })

  it('has a page here for every page it ships', () => {
    expect(built.sort()).toEqual(Object.keys(SAYS).sort())
  })

  it.each(Object.keys(SAYS))('opens %s and says what the cloud answered', async (route) => {
    const page = await home.openPage(route, QUERY[route] ?? {})
    for (const words of SAYS[route]) await page.until(() => page.text().includes(words))
    page.leave()
  })

  it('shows what of a wave is on paper, and prints the rest by a tap', async () => {
    const page = await home.openPage('sub/floor/pick/index')
    await page.until(() => page.text().includes('打拣货单'))
    page.tap('#open-pick-list')
    await page.until(() => page.text().includes('从打包台小票机出') && page.text().includes('补打 4 个'))
    expect(calls).not.toContain('sheet.print')
    page.tap('#print-w1')
    await page.until(() => calls.includes('sheet.print'))
    page.leave()
  })

  it('asks the cloud for the print only when a hand taps it', async () => {
    const page = await home.openPage('sub/print/plan/index')
    await page.until(() => page.text().includes('打 202 张'))
    expect(calls).not.toContain('print.go')
    page.tap('#print-all')
    await page.until(() => calls.includes('print.go'))
    page.leave()
  })

  it('approves an order from its card', async () => {
    const page = await home.openPage('sub/audit/list/index')
    await page.until(() => page.text().includes('采用'))
    page.tap('#act-shop_2')
    await page.until(() => calls.includes('audit.approve'))
    page.leave()
  })

  it('makes the card of the buyer whose button was tapped, and notes it down only then', async () => {
    const page = await home.openPage('sub/audit/asks/index')
    await page.until(() => page.has('#share-next'))
    expect(calls).not.toContain('audit.shared')
    const [first, second] = ['share-next', 'share-shop_2'].map((id) => page.share(id))
    expect(first).toMatchObject({ path: expect.stringMatching(/fix-address\/index\?id=shop_3726/) })
    expect(second).toMatchObject({ path: '/sub/buyer/fix-address/index?id=shop_2' })
    expect(first.title).toContain('补好就发货')
    await page.until(() => calls.filter((name) => name === 'audit.shared').length === 2)
    page.leave()
  })

  it('says what a rule would have done before it can be stored', async () => {
    const page = await home.openPage('sub/settings/audit-rules/index')
    await page.until(() => page.text().includes('金额高吗'))
    page.tap('#open-high-value')
    await page.until(() => page.text().includes('单子停下'))
    page.tap('#level-hold')
    await page.until(() => page.text().includes('多挂起 41 单'))
    expect(calls).not.toContain('audit-settings.save')
    page.tap('#rule-done')
    page.tap('#save')
    await page.until(() => calls.includes('audit-settings.save'))
    page.leave()
  })

  it('walks to the next bin when the goods are taken, and tells the cloud', async () => {
    const page = await home.openPage('sub/floor/pick/index')
    await page.until(() => page.text().includes('A-03'))
    page.tap('#got-it')
    await page.until(() => page.text().includes('B-08'))
    await page.until(() => calls.includes('floor.events'))
    page.leave()
  })

  it('weighs a sealed box on a Bluetooth scale or by hand, and takes a picture of it', async () => {
    const page = await home.openPage('sub/floor/pack/index')
    await page.until(() => page.text().includes('几号台'))
    page.sees('78341200566130')
    for (const sku of ['FH07-2M', 'FH05-3L', 'FH09-4S']) {
      await page.until(() => page.has(`#need-${sku}`))
      page.sees(sku)
      await page.until(() => !page.has(`#need-${sku}`))
    }
    await page.until(() => page.has('#complete') && page.has('#weigh'))
    page.tap('#weigh')
    await page.until(() => page.has('#use-scale'))
    page.tap('#use-scale')
    await page.until(() => page.has('#scale-D1'))
    page.tap('#scale-D1')
    await page.until(() => page.text().includes('放上秤'))
    home.ble.say('ST,GS,+  1.120kg\r\n')
    await page.until(() => page.text().includes('1,120 克，轻了 500 克') && page.text().includes('少了 1 件？'))
    page.tap('#weigh')
    await page.until(() => page.has('#weight'))
    page.tap('#weigh')
    await page.until(() => page.has('#key-1'))
    for (const key of ['1', '6', '3', '3']) page.tap(`#key-${key}`)
    await page.until(() => page.text().includes('记下 1,633 克'))
    page.tap('#note-grams')
    await page.until(() => page.text().includes('手输，和预计差 13 克'))
    page.tap('#take-photo')
    await page.until(() => page.text().includes('1 张，传好了'))
    page.leave()
  }, 30_000)

  it('moves what is chosen by half a millimetre, takes it back, and saves the next version only by a tap', async () => {
    const page = await home.openPage('sub/settings/template-editor/index', { base: '76x130' })
    await page.until(() => page.text().includes('收件人 收件电话'))
    page.tap('#element-13')
    await page.until(() => page.text().includes('左 11　上 36.25 毫米'))
    page.tap('#down')
    await page.until(() => page.text().includes('上 36.75 毫米'))
    page.tap('#undo')
    await page.until(() => page.text().includes('上 36.25 毫米'))
    page.tap('#right')
    await page.until(() => page.text().includes('存成第 3 版'))
    expect(calls).not.toContain('template.save')
    page.tap('#save')
    await page.until(() => calls.includes('template.save'))
    await page.until(() => page.text().includes('还没改'))
    page.leave()
  })

  it('prints a test sheet by a tap and says how it is doing', async () => {
    const page = await home.openPage('sub/settings/template-editor/index', { base: '76x130' })
    await page.until(() => page.has('#test'))
    page.tap('#test')
    await page.until(() => page.has('#test-p1'))
    page.tap('#test-p1')
    await page.until(() => page.text().includes('样张打出来了'))
    page.leave()
  })

  it('shows the label of a parcel small on its order, and large by a tap', async () => {
    const page = await home.openPage('sub/order/detail/index', { id: 'shop_1' })
    await page.until(() => page.has('#label-P000000000000009 .label-thumb-in'))
    expect(page.has('#label-preview')).toBe(false)
    page.tap('#label-P000000000000009')
    await page.until(() => page.has('#label-preview'))
    page.leave()
  })
})

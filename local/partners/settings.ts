interface MessageTemplate {
  readonly id: string
  readonly use: string
  readonly title: string
  /** Each keyword with the name that it has in the message. */
  readonly keys: Readonly<Record<string, string>>
}
const TEMPLATES: readonly MessageTemplate[] = [
  {
    id: 'TPL-SHIPPED-3637-0000000000000000000000001',
    use: 'shipped',
    title: '订单发货通知',
    keys: { character_string2: '订单号', thing4: '快递', character_string5: '单号' },
  },
  {
    id: 'TPL-RECEIVED-3510-000000000000000000000002',
    use: 'received',
    title: '收货提醒通知',
    keys: { character_string9: '订单号', thing2: '商品', date8: '时间' },
  },
  {
    id: 'TPL-ADDRESS-4112-0000000000000000000000003',
    use: 'address',
    title: '收货信息待确认提醒',
    keys: { character_string1: '订单号', thing2: '商品', thing3: '原因' },
  },
  {
    id: 'TPL-REFUND-1451-00000000000000000000000004',
    use: 'refund',
    title: '退款通知',
    keys: { character_string7: '订单号', time8: '时间', amount3: '金额' },
  },
]

/** The dummy accounts of the sandbox: the twins check them, and the local run gives the shop the same. */
export const SANDBOX = {
  wechat: {
    appid: 'wx5a0d8c3f7e2b1946',
    secret: '7f3c19d2a85e4b60917d2c4fa6e803b5',
    mchid: '1900000109',
    /** gh_… account id, ToUserName of every push. */
    originalId: 'gh_8f2c1a7e5d30',
    push: {
      /** Empty: nothing is pushed. */
      url: '',
      token: 'sandboxPushToken',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      mode: 'safe' as 'safe' | 'plain',
    },
    templates: TEMPLATES,
  },
  kdniao: {
    businessId: 'test1617571',
    apiKey: '00000000-1111-2222-3333-444444444444',
    /** Whole account, all request types (kdniao news: 20 a second). */
    requestsPerSecond: 20,
    pushUrl: '',
    pushDelayMs: 0,
    /** Numbers left at the start, for couriers that sell them beforehand. */
    balance: 100_000,
    accounts: {
      YTO: { CustomerName: 'K21000119', MonthCode: 'YTOMonthSecret' },
      ZTO: { CustomerName: 'testzto', CustomerPwd: 'testztopwd' },
      STO: { CustomerName: 'teststo', CustomerPwd: 'teststopwd', SendSite: '浙江杭州公司' },
      YD: { CustomerName: '9999999999', CustomerPwd: 'testydpwd' },
      JTSD: { CustomerName: 'J0086474299', CustomerPwd: 'testjtpwd' },
      SF: { MonthCode: '7551234567' },
      EMS: { CustomerName: '1100000000001', CustomerPwd: 'testemspwd' },
    },
    /** Districts a courier does not serve; an empty word stands for all. */
    unserved: [
      { shipper: '', province: '香港特别行政区', city: '', district: '' },
      { shipper: '', province: '澳门特别行政区', city: '', district: '' },
      { shipper: '', province: '台湾省', city: '', district: '' },
      { shipper: '', province: '海南省', city: '三沙市', district: '' },
    ],
  },
  kuaimai: {
    appId: '1612694567132',
    secret: 'sandboxKuaimaiSecret',
    pushUrl: '',
    /** One 76x130 label at 4 inches a second. */
    sheetMs: 1_300,
    printers: [
      { sn: 'KM118DW24000001', deviceKey: '240001', model: 'KM118DW' },
      { sn: 'KM118DW24000002', deviceKey: '240002', model: 'KM118DW' },
    ],
  },
  feie: {
    user: 'sandbox@feie.example',
    userKey: 'sandboxFeieKey16',
    /** The receipt address entered in the partner's console; empty: nothing is pushed. */
    pushUrl: '',
    /** RSA key that receipts are signed with (PKCS#8, base64), and the public half that its console shows (SPKI). For the sandbox alone. */
    pushPrivateKey:
      'MIICdQIBADANBgkqhkiG9w0BAQEFAASCAl8wggJbAgEAAoGBANAJZ5SUTgZPo+4nVwRl3GtuEECDDdZTg1/8fB7g6498Ll9r1H7UHwtvahLr9p4aan5aN5Z8eyyBw3d7OaAN4mMtbuEVR9zB3CWWYonaORa9pBAoro6/ywZ5XWNsp93rlzRvVe++ZhDriqJy7SlVYMjNdRxHVSraNh1PNzlPWT09AgMBAAECgYB5EPAJhGD/xTsWLiiys4CZuFyW3m2gC8vJgUrOQYB0aQUnnL317QYABp+JUW6cxayxyVjOJ7Uayo1xK/H2Ff5nQnEbfy6R6Mo1lkLvjEPYEWmHzWdL4WKSdnaAHL2ttqdmOQBjgPrK7Gg5aWyoeKUQb+92i9a7PQ6HM+XmCKssFQJBAOurx5q2x/t7yO8bg3bHAeDEMPi/AECuiJ7xwtWdXa/ifOAgqtlUNiGLw+z1ctZewEphejquxAxXogf7jSnShZ8CQQDh+2OiW1JidNvVsH1egLSRCrAl4U31wurJZfcJNH1s3bCOSM4hvXmgl9tgqr5msvto3am4M2mvZ09RDXBLxzejAkBSNUjaijn2Wra72cAhFchs7GMc0hu3dGqJ71GEjHFa4kmnMR4H051SVFvS88fMSZ8QEzK896vBlmwaFsCmPx6HAkBxKIHGvfXuCVg/k+XjWY2Rh4mXHk/8fYM2IFHokRkxV31eckSODqQF76TRrg4zvPI5m62t6EjGpXPJQXJ276YDAkBOAsTU5Qh4b0CDAFCur1cxv78vveBDxzD3otKC/o92c0TfU0FhJY+jr6tnA8jBGY10xr84W8Z3sDqKT92ynkyA',
    pushPublicKey:
      'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDQCWeUlE4GT6PuJ1cEZdxrbhBAgw3WU4Nf/Hwe4OuPfC5fa9R+1B8Lb2oS6/aeGmp+WjeWfHssgcN3ezmgDeJjLW7hFUfcwdwllmKJ2jkWvaQQKK6Ov8sGeV1jbKfd65c0b1XvvmYQ64qicu0pVWDIzXUcR1Uq2jYdTzc5T1k9PQIDAQAB',
    /** A small label. */
    sheetMs: 800,
    printers: [{ sn: '922500011', deviceKey: 'fe1a2b3c', model: 'FP-T11D' }],
  },
  xpyun: {
    user: 'sandbox@fahuotai.test',
    userKey: 'a2f7c0d41b8e4936950d7e6c3b1f8a24',
    sheetMs: 1_300,
    /** 15 characters. */
    printers: [
      { sn: 'XPC76A240000001', model: 'XP-C76' },
      { sn: 'XPC76A240000002', model: 'XP-C76' },
    ],
  },
  yilianyun: {
    clientId: '1012345678',
    clientSecret: 'sandboxYilianyunSecret',
    /** Where finished jobs are told; empty: nothing is pushed. */
    pushUrl: '',
    tokensADay: 20,
    /** One 76x130 picture. */
    sheetMs: 1_500,
    printers: [{ sn: '4004500011', deviceKey: 'ylymsign0001', model: 'K5' }],
  },
  /** The merchant's own mall. */
  mall: {
    /** Empty: the desk is told nothing. */
    feedUrl: '',
    feedKey: 'local-feed-key',
  },
  /** A label printer in the shop's own network; port 0: it is switched off. */
  lan: { port: 0, model: 'label printer', sheetMs: 1_300 },
  kuaidi100: {
    key: 'sandboxK100',
    secret: '3f0a6b8e91d24c7f8a5e2d1c0b9f7a64',
    sheetMs: 1_300,
    /** Device codes of two boxes with a label printer behind each. */
    printers: [
      { sn: 'KX100L240001', model: '云盒' },
      { sn: 'KX100L240002', model: '云盒' },
    ],
  },
}

/** The demo's 快麦 printers, or so many made the same way: benches want more of them. */
export const printersOf = (count: number): typeof SANDBOX.kuaimai.printers =>
  count === 0
    ? SANDBOX.kuaimai.printers
    : Array.from({ length: count }, (_, i) => ({
        sn: `KM118DW24${String(i + 1).padStart(6, '0')}`,
        deviceKey: `24${String(i + 1).padStart(4, '0')}`,
        model: 'KM118DW',
      }))

export type WechatSettings = typeof SANDBOX.wechat
export type MallSettings = typeof SANDBOX.mall
export type KdniaoSettings = typeof SANDBOX.kdniao
export type KuaimaiSettings = typeof SANDBOX.kuaimai
export type FeieSettings = typeof SANDBOX.feie
export type XpyunSettings = typeof SANDBOX.xpyun
export type YilianyunSettings = typeof SANDBOX.yilianyun
export type NetworkPrinterSettings = typeof SANDBOX.lan
export type Kuaidi100Settings = typeof SANDBOX.kuaidi100

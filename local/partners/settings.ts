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
    templates: [
      {
        id: 'TPL-SHIPPED-3637-0000000000000000000000001',
        use: 'shipped',
        title: '订单发货通知',
        keys: ['character_string2', 'thing4', 'character_string5'],
      },
      {
        id: 'TPL-RECEIVED-3510-000000000000000000000002',
        use: 'received',
        title: '收货提醒通知',
        keys: ['character_string9', 'thing2', 'date8'],
      },
      {
        id: 'TPL-ADDRESS-4112-0000000000000000000000003',
        use: 'address',
        title: '收货信息待确认提醒',
        keys: ['character_string1', 'thing2', 'thing3'],
      },
      {
        id: 'TPL-REFUND-1451-00000000000000000000000004',
        use: 'refund',
        title: '退款通知',
        keys: ['character_string7', 'time8', 'amount3'],
      },
    ],
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
}

export type WechatSettings = typeof SANDBOX.wechat
export type KdniaoSettings = typeof SANDBOX.kdniao
export type KuaimaiSettings = typeof SANDBOX.kuaimai

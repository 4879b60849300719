import type { Follow, Notice } from '@shared/ports/notice-channel'
import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { createWechatNotices } from './index'

const settings = { baseUrl: 'http://wechat.test', appId: 'wx1', secret: 's1' }
const tokens = { get: async () => ({ token: 'TOKEN', expiresAt: 9e12 }), put: async () => undefined }
const recorded = (name: string) => fixture(__dirname, name)

function wechat(answer: Canned, more: object = {}) {
  const { http, asked } = cannedHttp(() => answer)
  const body = () => JSON.parse(asked[0] ? bodyText(asked[0]) : '{}') as unknown
  return {
    asked,
    body,
    notices: createWechatNotices({ http, settings: { ...settings, ...more }, tokens, now: () => 0 }),
  }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}
const notice: Notice = {
  openid: 'oX',
  templateId: 'TID',
  page: 'sub/buyer/order?id=1',
  data: { character_string2: 'D202501010001', thing4: '顺丰速运' },
}
const follow: Follow = {
  openid: 'oX',
  waybillNo: 'YT1',
  courier: 'yunda',
  receiverPhone: '13800000000',
  transactionId: '4200001',
  goods: Array.from({ length: 12 }, () => ({ title: '枕'.repeat(70), pictureUrl: 'https://img.test/a.png' })),
  page: 'sub/buyer/order?id=1',
}

it('sends the values under their keywords and keeps a long message id whole', async () => {
  const { notices, asked, body } = wechat(recorded('sent.json'))
  expect(await notices.send(notice)).toEqual({ messageId: '2258260123456789012' })
  expect(asked[0]?.url).toBe('http://wechat.test/cgi-bin/message/subscribe/send?access_token=TOKEN')
  expect(body()).toEqual({
    touser: 'oX',
    template_id: 'TID',
    page: 'sub/buyer/order?id=1',
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: { character_string2: { value: 'D202501010001' }, thing4: { value: '顺丰速运' } },
  })
})

it('opens the version that the settings name and lives without a message id', async () => {
  const { notices, body } = wechat('{"errcode":0,"errmsg":"ok"}', { miniprogramState: 'trial' })
  expect(await notices.send(notice)).toEqual({ messageId: '' })
  expect(body()).toMatchObject({ miniprogram_state: 'trial' })
})

it('follows a waybill under the platform’s own courier code, ten goods at most', async () => {
  const { notices, asked, body } = wechat(recorded('followed.json'))
  expect(await notices.followWaybill(follow)).toEqual({ waybillToken: 'o_ARWH-token' })
  expect(asked[0]?.url).toContain('/cgi-bin/express/delivery/open_msg/follow_waybill?')
  expect(body()).toEqual({
    openid: 'oX',
    receiver_phone: '13800000000',
    waybill_id: 'YT1',
    delivery_id: 'YD',
    trans_id: '4200001',
    order_detail_path: 'sub/buyer/order?id=1',
    goods_info: {
      detail_list: Array.from({ length: 10 }, () => ({
        goods_name: '枕'.repeat(60),
        goods_img_url: 'https://img.test/a.png',
      })),
    },
  })
})

it('ends normally for a buyer who did not subscribe, and names the value that breaks a rule', async () => {
  expect(await troubleOf(wechat(recorded('not-subscribed.json')).notices.send(notice))).toMatchObject({
    failure: 'rejected',
    scope: 'order',
    providerCode: '43101',
  })
  expect(await troubleOf(wechat(recorded('bad-value.json')).notices.send(notice))).toMatchObject({
    failure: 'invalid',
    providerText: 'argument invalid! data.thing4.value invalid rid: 11',
  })
})

it('never says that a message may be sent again after a busy answer', async () => {
  const busy = '{"errcode":-1,"errmsg":"system error"}'
  expect((await troubleOf(wechat(busy).notices.send(notice))).failure).toBe('no-answer')
  expect((await troubleOf(wechat(busy).notices.followWaybill(follow))).failure).toBe('no-answer')
})

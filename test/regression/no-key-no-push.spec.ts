import { createHash } from 'node:crypto'
import { createKdniaoPush } from '../../cloudfunctions/providers/courier/kdniao/push'
import { kdniaoSign } from '../../cloudfunctions/providers/courier/kdniao/sign'
import { createKuaimaiReceiptPush } from '../../cloudfunctions/providers/printer/kuaimai/push'
import { kuaimaiSign } from '../../cloudfunctions/providers/printer/kuaimai/sign'
import { createWechatPush } from '../../cloudfunctions/providers/wechat-api/push'

/** A desk without 快递鸟 or 快麦 has no key for them: a sign made with an empty one was good. */
it('hears nobody in the name of a partner whose key is not set', () => {
  const data = '{"Data":[]}'
  const form = new URLSearchParams({ RequestType: '102', RequestData: data, DataSign: kdniaoSign(data, '') })
  expect(createKdniaoPush({ businessId: '', apiKey: '' }).parse(form.toString())).toBeUndefined()

  const receipt = { jobId: 'j1', code: 2000 }
  const signed = JSON.stringify({ ...receipt, sign: kuaimaiSign(receipt, '') })
  expect(createKuaimaiReceiptPush({ secret: '' }).parse(signed)).toBeUndefined()

  const signature = createHash('sha1').update(['', '1', '2'].sort().join('')).digest('hex')
  const query = { signature, timestamp: '1', nonce: '2', echostr: 'x' }
  const message = '{"MsgType":"event","Event":"x","FromUserName":"o","CreateTime":1}'
  expect(createWechatPush({ token: '' }).parse(query, message)).toBeUndefined()
  expect(createWechatPush({ token: '' }).echo(query)).toBeUndefined()
})

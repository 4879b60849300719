import { createCipheriv, createHash } from 'node:crypto'
import { createWechatPush } from './push'

const TOKEN = 'push-token'
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')
const time = { timestamp: '1673344000', nonce: '42' }
const query = { ...time, signature: sha1(TOKEN, time.timestamp, time.nonce) }

const settlement =
  '{"ToUserName":"gh_x","FromUserName":"oX","CreateTime":1673344000,"MsgType":"event","Event":"trade_manage_order_settlement","transaction_id":"4200001234202501010000000001","merchant_trade_no":"T1","order_id":3704612354559743232}'

/** Seals as the platform does: random, length, message, app id, padded to blocks of 32. */
function seal(message: string, appId = 'wx1') {
  const key = Buffer.from(`${AES_KEY}=`, 'base64')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(message))
  const plain = Buffer.concat([Buffer.alloc(16, 7), length, Buffer.from(message), Buffer.from(appId)])
  const pad = 32 - (plain.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const sealed = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()])
  const Encrypt = sealed.toString('base64')
  const signedQuery = { ...query, encrypt_type: 'aes', msg_signature: sha1(TOKEN, time.timestamp, time.nonce, Encrypt) }
  return { query: signedQuery, body: JSON.stringify({ ToUserName: 'gh_x', Encrypt }) }
}

const plainPush = createWechatPush({ token: TOKEN })
const safePush = createWechatPush({ token: TOKEN, aesKey: AES_KEY, appId: 'wx1' })

it('echoes to WeChat and to nobody else', () => {
  expect(plainPush.echo({ ...query, echostr: '5530' })).toBe('5530')
  expect(plainPush.echo({ ...query, nonce: '43', echostr: '5530' })).toBeUndefined()
  expect(plainPush.echo({ echostr: '5530' })).toBeUndefined()
})

it('hears a plain event with its ids whole; the same event has the same id', () => {
  const heard = plainPush.parse(query, settlement)
  expect(heard).toMatchObject({
    event: 'trade_manage_order_settlement',
    fields: { merchant_trade_no: 'T1', order_id: '3704612354559743232' },
  })
  expect(plainPush.parse(query, settlement)?.eventId).toBe(heard?.eventId)
  expect(plainPush.parse(query, settlement.replace('"T1"', '"T2"'))?.eventId).not.toBe(heard?.eventId)
})

it('names a message by its MsgId', () => {
  const message =
    '{"ToUserName":"gh_x","FromUserName":"oX","CreateTime":1,"MsgType":"text","Content":"hi","MsgId":23456789012345678}'
  expect(plainPush.parse(query, message)).toMatchObject({ eventId: 'wechat_23456789012345678', event: 'text' })
})

it('hears a sealed event', () => {
  const { query: signedQuery, body } = seal(settlement)
  expect(safePush.parse(signedQuery, body)).toMatchObject({ event: 'trade_manage_order_settlement' })
})

it('does not hear a plain body in safe mode, a seal of another app, a wrong seal or a wrong signature', () => {
  const good = seal(settlement)
  const other = seal(settlement, 'wx2')
  const cut = JSON.parse(good.body) as { Encrypt: string }
  const short = cut.Encrypt.slice(0, 64)
  const shortQuery = { ...query, msg_signature: sha1(TOKEN, time.timestamp, time.nonce, short) }
  expect(safePush.parse(query, settlement)).toBeUndefined()
  expect(safePush.parse(other.query, other.body)).toBeUndefined()
  expect(safePush.parse({ ...good.query, msg_signature: 'x' }, good.body)).toBeUndefined()
  expect(safePush.parse({ ...good.query, signature: 'x' }, good.body)).toBeUndefined()
  expect(safePush.parse(shortQuery, JSON.stringify({ Encrypt: short }))).toBeUndefined()
  expect(plainPush.parse({ ...query, timestamp: '1' }, settlement)).toBeUndefined()
  expect(plainPush.parse(query, '<xml></xml>')).toBeUndefined()
  expect(plainPush.parse(query, '{"Event":"x"}')).toBeUndefined()
})

it('answers success', () => {
  expect(plainPush.answer()).toEqual({ body: 'success', contentType: 'text/plain;charset=utf-8' })
})

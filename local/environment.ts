import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SANDBOX } from './partners/settings'

/** Codes that open a local shop; a real deployment prints its own once. */
export const LOCAL_OWNER_CODE = 'FAHUOTAI-LOCAL'

/** Signs the links by which the twins fetch pictures. */
const LOCAL_LINK_KEY = 'local-link-key'

interface LocalKeys {
  readonly data: string
  readonly find: string
}

/** Keys of this machine's data: made once, kept beside the data they seal. Losing the file is losing the data. */
function keysOf(dataDir: string): LocalKeys {
  const file = path.join(dataDir, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalKeys
  mkdirSync(dataDir, { recursive: true })
  const keys = { data: `k1:${randomBytes(32).toString('base64')}`, find: `f1:${randomBytes(32).toString('base64')}` }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}

const templateOf = (use: string, keywords: string): string => {
  const template = SANDBOX.wechat.templates.find((one) => one.use === use)
  return template ? `${template.id}:${keywords}` : ''
}

/** Where the key is that is shared with the print service of this computer; made once. */
export function lanKeyFile(dataDir: string): string {
  const file = path.join(dataDir, 'lan.key')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return file
}

interface LocalUrls {
  readonly partners: string
  /** Absent: there is no print service, and the phone offers no printer of the local network. */
  readonly printers?: string
}

/** What a deployment would set in the cloud console; here it points at the twins. */
export function localEnv(dataDir: string, { partners: partnersUrl, printers }: LocalUrls): Record<string, string> {
  const keys = keysOf(dataDir)
  const { wechat, mall, kdniao, kuaimai, feie, xpyun, yilianyun, kuaidi100 } = SANDBOX
  return {
    DATA_KEYS: keys.data,
    FIND_KEYS: keys.find,
    OWNER_CODE_HASH: createHash('sha256').update(LOCAL_OWNER_CODE).digest('hex'),
    WECHAT_URL: `${partnersUrl}/wechat`,
    WECHAT_APPID: wechat.appid,
    WECHAT_SECRET: wechat.secret,
    WECHAT_MCHID: wechat.mchid,
    WECHAT_PUSH_TOKEN: wechat.push.token,
    WECHAT_PUSH_AESKEY: wechat.push.encodingAesKey,
    WECHAT_TEMPLATE_SHIPPED: templateOf(
      'shipped',
      'orderNo=character_string2,courier=thing4,waybillNo=character_string5',
    ),
    WECHAT_TEMPLATE_ADDRESS: templateOf('address', 'orderNo=character_string1,goods=thing2,reason=thing3'),
    GOODS_PICTURE_URL: 'https://shop.example/goods.png',
    FEED_KEY: mall.feedKey,
    LINK_KEY: LOCAL_LINK_KEY,
    KDNIAO_URL: `${partnersUrl}/kdniao`,
    KDNIAO_ID: kdniao.businessId,
    KDNIAO_KEY: kdniao.apiKey,
    KUAIMAI_URL: `${partnersUrl}/kuaimai`,
    KUAIMAI_APPID: kuaimai.appId,
    KUAIMAI_SECRET: kuaimai.secret,
    FEIE_URL: `${partnersUrl}/feie`,
    FEIE_USER: feie.user,
    FEIE_KEY: feie.userKey,
    FEIE_PUSH_KEY: feie.pushPublicKey,
    KUAIDI100_URL: `${partnersUrl}/kuaidi100`,
    KUAIDI100_KEY: kuaidi100.key,
    KUAIDI100_SECRET: kuaidi100.secret,
    ...(printers ? { LAN_URL: printers, LAN_KEY: readFileSync(lanKeyFile(dataDir), 'utf8') } : {}),
    XPYUN_URL: `${partnersUrl}/xpyun`,
    XPYUN_USER: xpyun.user,
    XPYUN_KEY: xpyun.userKey,
    YILIANYUN_URL: `${partnersUrl}/yilianyun`,
    YILIANYUN_ID: yilianyun.clientId,
    YILIANYUN_SECRET: yilianyun.clientSecret,
  }
}

import { clockOffsetMs, readEnv, type Env } from '../../config/env'
import { auditOrder } from '../audit/audit-order'
import { createClock, random, wait } from '../cloud/clock'
import { createSeal } from '../cloud/crypto'
import { openDatabase } from '../cloud/database'
import { loadGlyphs } from '../cloud/glyphs'
import { createHttp } from '../cloud/http'
import { createLog } from '../cloud/logger'
import { PROVIDERS } from '../providers/registry'
import { createTokenStore } from '../repo/tokens'
import { createSteps } from '../verbs/steps'
import type { WorkDeps } from './deps'
import { createRenderLabel } from './label'

/** The partners as the settings name them; whether they are live or sandbox is the settings' matter. */
function partnersOf(env: Env, desk: Pick<WorkDeps, 'db' | 'now' | 'seal'>) {
  const http = createHttp()
  const { now, seal } = desk
  const wechat = {
    baseUrl: env.WECHAT_URL,
    appId: env.WECHAT_APPID,
    secret: env.WECHAT_SECRET,
    mchId: env.WECHAT_MCHID,
  }
  const tools = { http, now, settings: wechat, tokens: createTokenStore(desk, seal) }
  const kdniao = { baseUrl: env.KDNIAO_URL, businessId: env.KDNIAO_ID, apiKey: env.KDNIAO_KEY }
  const kuaimai = { baseUrl: env.KUAIMAI_URL, appId: env.KUAIMAI_APPID, secret: env.KUAIMAI_SECRET }
  return {
    couriers: { kdniao: PROVIDERS.courier.kdniao({ http, now, settings: kdniao }) },
    printers: { kuaimai: PROVIDERS.printer.kuaimai({ http, now, settings: kuaimai }) },
    orderSource: PROVIDERS['order-source'].wechat(tools),
    notices: PROVIDERS['notice-channel'].wechat(tools),
  }
}

/** Everything real: database, partners, keys, clock. `fontDir` holds the label fonts. Throws when a setting is missing. */
export function assembleWork(fontDir: string): WorkDeps {
  const env = readEnv()
  const desk = {
    db: openDatabase(env.TCB_ENV),
    now: createClock(clockOffsetMs),
    seal: createSeal(env.DATA_KEYS, env.FIND_KEYS),
  }
  return {
    ...desk,
    random,
    wait,
    // eslint-disable-next-line no-console -- the one place where log lines leave the process
    log: createLog((line) => console.log(line)),
    audit: auditOrder,
    renderLabel: createRenderLabel(() => loadGlyphs(fontDir)),
    ...partnersOf(env, desk),
    steps: createSteps(desk),
  }
}

import path from 'node:path'
import { wait } from '../cloud/clock'
import { openFiles } from '../cloud/files'
import { loadGlyphs } from '../cloud/glyphs'
import { callerIdentity } from '../cloud/identity'
import { createPoke } from '../cloud/poke'
import { firstShop } from '../verbs/first-shop'
import { openPartners } from '../work/partners'
import { openDesk } from '../wiring/open-desk'
import { driversOf } from '../wiring/printer-drivers'
import { createRenderLabel, createRenderSheet } from '../work/label'
import { handle } from './handle'

/** Wakes this one; the others have their timers. */
const WOKEN = 'work0'
const nothing = async () => undefined

/** callFunction entry of the phone: who calls is WeChat's word, never the event's. */
export const main = async (event: unknown) => {
  const desk = openDesk()
  const { env } = desk
  const partners = openPartners(desk)
  const deps = {
    ...desk,
    firstShop: firstShop({
      appId: env.WECHAT_APPID,
      mchId: env.WECHAT_MCHID,
      shippedTemplate: env.WECHAT_TEMPLATE_SHIPPED,
      addressTemplate: env.WECHAT_TEMPLATE_ADDRESS,
      now: desk.now(),
    }),
    orderSource: partners.orderSource,
    limits: partners,
    wait,
    files: openFiles(env.TCB_ENV),
    renderLabel: createRenderLabel(() => ''),
    renderSheet: createRenderSheet(),
    glyphs: () => loadGlyphs(path.join(__dirname, 'fonts')),
    printerDrivers: driversOf(env),
    ownerCodeHash: env.OWNER_CODE_HASH,
    poke: env.POKE === 'on' ? createPoke(env.TCB_ENV, WOKEN) : nothing,
  }
  return handle(deps, callerIdentity().openid, event)
}

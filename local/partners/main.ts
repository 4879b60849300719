import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endWithStarter } from '../end-with-starter'
import { createCellFont } from './paper/cell-font'
import { startPartners } from './server'
import { printersOf, SANDBOX } from './settings'

/** `tsx local/partners/main.ts --port 0 --data .data/partners`: the twins as a process of their own. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '.data/partners' },
    /** Where pushes go: one path a sender below it. Empty: nothing is pushed. */
    push: { type: 'string', default: '' },
    /** As many 快麦 printers stand there; 0: the demo's own. */
    printers: { type: 'string', default: '0' },
    /** Port of a label printer in the shop's network; 0: there is none. */
    'network-printer': { type: 'string', default: '0' },
  },
})

const pushTo = (sender: string) => (values.push ? `${values.push}/${sender}` : '')
const settings = {
  ...SANDBOX,
  wechat: { ...SANDBOX.wechat, push: { ...SANDBOX.wechat.push, url: pushTo('wechat') } },
  kdniao: { ...SANDBOX.kdniao, pushUrl: pushTo('kdniao') },
  kuaimai: { ...SANDBOX.kuaimai, pushUrl: pushTo('kuaimai'), printers: printersOf(Number(values.printers)) },
  mall: { ...SANDBOX.mall, feedUrl: pushTo('feed') },
  lan: { ...SANDBOX.lan, port: Number(values['network-printer']) },
  feie: { ...SANDBOX.feie, pushUrl: pushTo('feie') },
  yilianyun: { ...SANDBOX.yilianyun, pushUrl: pushTo('yilianyun') },
}

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'
const resolver = createRequire(join(process.cwd(), 'package.json'))

async function main() {
  const font = createCellFont(() => readFileSync(resolver.resolve(FONT)))
  const partners = await startPartners({ port: Number(values.port), dataDir: values.data, settings, font })
  // one line, so that whoever started us learns the address
  console.log(JSON.stringify({ partners: partners.url }))
  endWithStarter(() => partners.close())
}

void main()

import { closePicker, offerActs } from './buyer-acts'
import { chosenBuyer, drawMessages } from './buyers'
import { drawBooks, drawParcels, stepAll } from './couriers'
import { drawFaults } from './faults'
import { drawPaper } from './paper'
import { ask, byId, china } from './wire'

const EVERY_MS = 2_000
const DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

interface DeskState {
  readonly now: number
  readonly personas: { readonly owner: string; readonly packer: string }
  readonly books: { readonly numbers: number; readonly shipped: number; readonly copies: number }
}

function drawClock(now: number) {
  const at = china(now)
  const day = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${DAYS[at.getUTCDay()] ?? ''}`
  byId('clock').textContent = `${day} ${at.toISOString().slice(11, 19)}`
}

const linkTo = (id: string, openid: string) => ((byId(id) as HTMLAnchorElement).href = `/app/?as=${openid}`)

async function draw() {
  const { now, personas, books } = await ask<DeskState>('/desk/state')
  drawClock(now)
  linkTo('open-owner', personas.owner)
  linkTo('open-packer', personas.packer)
  const { copies } = await drawPaper()
  const numbers = await drawParcels()
  await drawMessages()
  await drawFaults()
  const { synced } = await ask<{ synced: number }>('/twin/wechat/books')
  drawBooks(now, [
    { name: '面单号', ours: books.numbers, theirs: numbers, unit: '个', behind: '个对不上' },
    { name: '微信收到发货', ours: books.shipped, theirs: synced, unit: '单', behind: '单没发齐' },
    { name: '纸', ours: books.copies, theirs: copies, unit: '张', behind: '张没出来' },
  ])
}

/** One round after the other; a twin that restarts only costs a round. */
function loop() {
  draw()
    .catch((error: unknown) => (byId('clock').textContent = `没读到：${String(error).slice(0, 60)}`))
    .finally(() => setTimeout(loop, EVERY_MS))
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-advance]'))
  button.onclick = () => void ask('/desk/advance', { ms: Number(button.dataset['advance']) }).then(draw)
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-kill]'))
  button.onclick = () => void ask('/desk/kill', { fn: button.dataset['kill'] })
byId('step-all').onclick = () => void stepAll()
offerActs(chosenBuyer, drawMessages)
byId('buyer').onchange = () => {
  closePicker()
  void drawMessages()
}
loop()

import fc from 'fast-check'
import { rawPage } from '../../support/canned-page'
import { settleTaken } from '../../../cloudfunctions/care/taken-copies'
import { PrinterLink } from '../../../miniprogram/device/bluetooth/link'
import type { Journal } from '../../../miniprogram/sub/print/bluetooth/journal'
import { PrintRun, type PhoneDesk } from '../../../miniprogram/sub/print/bluetooth/run'
import { VirtualTime } from '../../support/virtual-time'
import { createHandDesk, HAND_PRINTER } from '../../support/bluetooth/desk'
import { frame, SimulatedPrinter, type Fate } from '../../support/bluetooth/device'

type Net = 'good' | 'lost' | 'lost-after'
type Meets = Fate | 'kill' | 'kill-arrived'
interface Weather {
  readonly fates: readonly Meets[]
  readonly nets: readonly Net[]
  readonly forgets?: boolean
}
const TASK = { printerId: HAND_PRINTER, language: 'tspl' } as const

/** A shop with `count` copies waiting, one printer, and phones that come and go with the same disk. */
async function bed(count: number, { fates, nets, forgets = false }: Weather) {
  const label = (copyId: string) => frame(Buffer.from(copyId.padEnd(300, '.')))
  const shop = await createHandDesk(count, {
    renderLabel: ({ copy }) => ({ ok: true, page: rawPage(label(copy._id)) }),
  })
  const time = new VirtualTime(0)
  const clock = { wait: time.wait }
  const meets = { fates: [...fates], nets: [...nets] }
  const disk: { journal: Journal | undefined } = { journal: undefined }
  let phones = 0
  let killed: () => void = () => undefined
  let phone = { alive: true }

  const fate = (): Fate => {
    const next = meets.fates.shift() ?? 'good'
    if (next !== 'kill' && next !== 'kill-arrived') return next
    phone.alive = false
    killed()
    return next === 'kill' ? 'drop' : 'drop-arrived'
  }
  const device = new SimulatedPrinter({ clock, fate, mtu: 247, forgets })

  async function over<T>(mine: { alive: boolean }, act: () => Promise<T>) {
    const net = meets.nets.shift() ?? 'good'
    const offline = { ok: false as const, refusal: 'network' }
    if (!mine.alive) return new Promise<never>(() => undefined)
    if (net === 'lost') return offline
    const answer = await act()
    if (!mine.alive) return new Promise<never>(() => undefined)
    return net === 'lost-after' ? offline : answer
  }
  function openApp() {
    const mine = { alive: true }
    phone = mine
    const own = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (at, key) => {
          const value: unknown = Reflect.get(at, key)
          if (typeof value !== 'function') return value
          return (...args: unknown[]): unknown =>
            mine.alive ? Reflect.apply(value, at, args) : new Promise(() => undefined)
        },
      })
    const link = new PrinterLink(own(device), clock)
    const desk: PhoneDesk = {
      take: (ask) => over(mine, () => shop.call(shop.packer, 'phoneTake', ask)),
      report: (ask) => over(mine, () => shop.call(shop.packer, 'phoneReport', ask)),
      answer: (ask) => over(mine, () => shop.call(shop.packer, 'copyAnswer', ask)),
    }
    const store = {
      read: () => (mine.alive ? disk.journal : undefined),
      write: (journal: Journal | undefined) => void (mine.alive && (disk.journal = journal)),
    }
    const app = ++phones
    let ids = 0
    const newId = () => `take-${app}-${++ids}`.padEnd(8, '0')
    const run = new PrintRun({ desk, link, store, newId, changed: () => undefined })
    return { link, run }
  }
  /** Starts, and comes back when the run has ended or the app was killed in it. */
  const go = async (app: ReturnType<typeof openApp>): Promise<'ended' | 'killed'> => {
    const death = new Promise<'killed'>((resolve) => (killed = () => resolve('killed')))
    return time.until(Promise.race([app.run.start(TASK).then(() => 'ended' as const), death]))
  }
  const printed = () => device.paper.map((bytes) => Buffer.from(bytes.slice(2)).toString().replace(/\.+$/, ''))
  const unsure = () => shop.must(shop.packer, 'phoneQueue', { printerId: HAND_PRINTER })
  /** A person looks at the paper for each copy in question, and switches the printer off and on before a second try. */
  const look = async (app: ReturnType<typeof openApp>) => {
    for (const { copyId } of (await unsure()).unsure) {
      const cameOut = printed().includes(copyId)
      if (!cameOut) device.switchOffAndOn()
      while (!(await time.until(app.run.answer(copyId, cameOut))));
    }
  }
  return { shop, time, device, disk, openApp, go, printed, look }
}
const connect = (app: { link: PrinterLink }) => app.link.connect({ deviceId: 'D1', learned: {} })

it('prints the whole queue in order, eight at a time, and the ledger says so', async () => {
  const { shop, time, openApp, go, printed, disk } = await bed(10, { fates: [], nets: [] })
  const app = openApp()
  await time.until(connect(app))
  await go(app)
  expect(printed()).toEqual(shop.copies().map(({ _id }) => _id))
  expect(shop.copies().every(({ state }) => state === 'printed')).toBe(true)
  expect(app.link.view.state).toBe('done')
  expect(app.run.view).toEqual({ running: false, stopping: false, out: 10, blocked: [] })
  expect(disk.journal).toBeUndefined()
})

it('stops at a label that was cut off, gives the rest back, and goes on after a look at the paper', async () => {
  const fates: Fate[] = ['good', 'good', 'good', 'silent']
  const { shop, time, openApp, go, printed, look } = await bed(3, { fates, nets: [] })
  const app = openApp()
  await time.until(connect(app))
  await go(app)
  expect(shop.copies().map(({ state }) => state)).toEqual(['printed', 'unknown', 'new'])
  expect(app.run.view.ask?.slot).toBe(2)
  await go(app)
  expect(printed()).toHaveLength(1)
  await look(app)
  await go(app)
  expect(printed()).toEqual(shop.copies().map(({ _id }) => _id))
})

it('remembers over a closed app which copy was underway, and asks about that one alone', async () => {
  const { shop, time, openApp, go, printed, look, disk } = await bed(3, {
    fates: ['good', 'good', 'good', 'kill-arrived'],
    nets: [],
  })
  const first = openApp()
  await time.until(connect(first))
  expect(await go(first)).toBe('killed')
  expect(disk.journal?.copies.map(({ mark }) => mark)).toContain('begun')
  const second = openApp()
  await time.until(second.run.tell(true))
  expect(shop.copies().map(({ state }) => state)).toEqual(['printed', 'unknown', 'new'])
  await look(second)
  await time.until(connect(second))
  await go(second)
  expect(printed()).toEqual(shop.copies().map(({ _id }) => _id))
})

it('keeps what it printed while there is no network, and says it later', async () => {
  const nets: Net[] = ['good', ...Array<Net>(6).fill('lost')]
  const { shop, time, openApp, go } = await bed(2, { fates: [], nets })
  const app = openApp()
  await time.until(connect(app))
  await go(app)
  expect(app.run.view).toMatchObject({ out: 2, trouble: { refusal: 'network' } })
  while (!(await time.until(app.run.tell(true))));
  expect(shop.copies().map(({ state }) => state)).toEqual(['printed', 'printed'])
})

it('takes the same copies again when the answer to its take was lost', async () => {
  const { shop, time, openApp, go, printed } = await bed(10, { fates: [], nets: ['lost-after'] })
  const app = openApp()
  await time.until(connect(app))
  await go(app)
  expect(app.run.view.trouble).toEqual({ refusal: 'network' })
  expect(printed()).toEqual([])
  await go(app)
  expect(printed()).toEqual(shop.copies().map(({ _id }) => _id))
})

it('stops after the label underway when told to, and gives the rest back', async () => {
  const { shop, time, openApp, printed } = await bed(3, { fates: [], nets: [] })
  const app = openApp()
  await time.until(connect(app))
  const running = app.run.start(TASK)
  await time.until(time.wait(40))
  app.run.stop()
  await time.until(running)
  expect(printed()).toHaveLength(1)
  expect(shop.copies().map(({ state }) => state)).toEqual(['printed', 'new', 'new'])
})

const meets = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.constant<Meets>('good') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Meets>('busy', 'stall', 'silent', 'silent-arrived', 'late', 'drop', 'drop-arrived'),
    },
    { weight: 1, arbitrary: fc.constantFrom<Meets>('kill', 'kill-arrived') },
  ),
  { maxLength: 60 },
)
const nets = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Net>('good') },
    { weight: 2, arbitrary: fc.constantFrom<Net>('lost', 'lost-after') },
  ),
  { maxLength: 25 },
)

it('puts each copy out exactly once through bad links, lost answers and closed apps, when people look truly', async () => {
  await fc.assert(
    fc.asyncProperty(meets, nets, fc.boolean(), async (fates, net, forgets) => {
      const { shop, time, openApp, go, printed, look } = await bed(11, { fates, nets: net, forgets })
      let app = openApp()
      let killed = false
      for (let round = 0; round < 60; round++) {
        if (round > 50) {
          // what a closed app took with it is settled by the clock
          shop.clock.at += 11 * 60_000
          await settleTaken(shop.desk)
        }
        await time.until(app.run.tell(true))
        await look(app)
        await time.until(connect(app))
        if ((await go(app)) === 'killed') {
          killed = true
          app = openApp()
        }
        const before = printed()
        expect(new Set(before).size).toBe(before.length)
        if (shop.copies().every(({ state }) => state === 'printed')) break
      }
      const ids = shop.copies().map(({ _id }) => _id)
      expect(shop.copies().map(({ state }) => state)).toEqual(ids.map(() => 'printed'))
      expect([...printed()].sort()).toEqual([...ids].sort())
      if (!killed) expect(printed()).toEqual(ids)
    }),
    { numRuns: 40 },
  )
}, 60_000)

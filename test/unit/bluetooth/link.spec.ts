import fc from 'fast-check'
import { PrinterLink, NO_CHANNEL, type LinkView } from '../../../miniprogram/device/bluetooth/link'
import { VirtualTime } from '../../support/virtual-time'
import { frame, SimulatedPrinter, type DeviceOptions, type Fate } from '../../support/bluetooth/device'

const bed = (fates: readonly Fate[] = [], options: Partial<DeviceOptions> = {}) => {
  const time = new VirtualTime(0)
  const clock = { wait: time.wait }
  let at = 0
  const device = new SimulatedPrinter({ clock, fate: () => fates[at++] ?? 'good', mtu: 247, ...options })
  const views: LinkView[] = []
  const link = new PrinterLink(device, clock, (view) => views.push(view))
  const connect = (learned = {}) => time.until(link.connect({ deviceId: 'D1', learned }))
  const send = (bytes: Uint8Array) => time.until(link.send(bytes))
  return { time, device, link, views, connect, send }
}
const label = (no: number, length = 1000) => frame(new Uint8Array(length).fill(no))
const numbers = (device: SimulatedPrinter) => device.paper.map((bytes) => bytes[2])

it('sends whole labels, serially, by answered writes, and tells how far it is', async () => {
  const { device, link, views, connect, send } = bed()
  expect(await connect()).toBe(true)
  for (const no of [1, 2, 3]) expect(await send(label(no))).toEqual({ sent: 'whole' })
  link.finish()
  expect(numbers(device)).toEqual([1, 2, 3])
  expect(new Set(device.writes.map(({ kind }) => kind))).toEqual(new Set(['write']))
  expect(Math.max(...device.writes.map(({ bytes }) => bytes))).toBe(180)
  expect([...new Set(views.map(({ state }) => state))]).toEqual(['connecting', 'ready', 'sending', 'done'])
  const parts = views.filter(({ state }) => state === 'sending').map(({ sentBytes }) => sentBytes)
  expect(parts.slice(0, 4)).toEqual([0, 180, 360, 540])
})

it.each([
  [{ mtu: 247 }, [247], 180],
  [{ mtu: 185 }, [247, 185], 180],
  [{ mtu: 120 }, [247, 185, 100], 97],
  [{}, [247, 185, 100], 20],
  [{ fixedMtu: 185 }, [247, 185, 100], 180],
])('agrees on an MTU with %j', async (options, asked, chunk) => {
  const { device, connect, send } = bed([], { mtu: undefined as never, ...options })
  await connect()
  expect(await send(label(1))).toEqual({ sent: 'whole' })
  expect(device.asked).toEqual(asked)
  expect(device.writes[0]?.bytes).toBe(chunk)
})

it('believes an MTU that the phone announces over the one it asked for, also in the middle of a label', async () => {
  const { device, connect, send } = bed(['good', 'shrink'])
  await connect()
  expect(await send(label(1))).toEqual({ sent: 'whole' })
  expect(device.writes.slice(0, 4).map(({ bytes }) => bytes)).toEqual([180, 180, 120, 120])
})

it('slows down for a busy stack without losing or doubling a byte, and remembers the gap', async () => {
  const { device, link, connect, send } = bed(['good', 'busy', 'busy', 'good'])
  await connect()
  expect(await send(label(1))).toEqual({ sent: 'whole' })
  expect(numbers(device)).toEqual([1])
  expect(link.learned.gapMs).toBe(60)
})

it('says nothing was sent when the stack never takes the first bytes, and unsure when it stops taking them inside', async () => {
  const first = bed(Array<Fate>(9).fill('busy'))
  await first.connect()
  expect(await first.send(label(1))).toEqual({ sent: 'nothing', code: 10008 })
  expect(first.link.view.state).toBe('failed')
  expect(await first.send(label(1))).toEqual({ sent: 'whole' })
  const inside = bed(['good', ...Array<Fate>(9).fill('busy')])
  await inside.connect()
  expect(await inside.send(label(1))).toEqual({ sent: 'unsure', code: 10008 })
})

it.each(['silent', 'silent-arrived', 'late', 'drop', 'drop-arrived'] as const)(
  'is unsure after a write that ends %s, and sends nothing before a person has spoken',
  async (fate) => {
    const { device, link, connect, send } = bed(['good', fate])
    await connect()
    expect((await send(label(1))).sent).toBe('unsure')
    expect(link.view.state).toBe('unsure')
    const written = device.writes.length
    expect((await send(label(1))).sent).toBe('nothing')
    expect(await connect()).toBe(false)
    expect(device.writes).toHaveLength(written)
    device.switchOffAndOn()
    link.settle()
    expect(await send(label(1))).toEqual({ sent: 'whole' })
    expect(numbers(device)).toEqual([1])
  },
)

it('connects again by itself when the link went between two labels', async () => {
  const { device, link, connect, send } = bed()
  await connect()
  await send(label(1))
  device.switchOffAndOn()
  expect(link.view.state).toBe('idle')
  expect(await send(label(2))).toEqual({ sent: 'whole' })
  expect(numbers(device)).toEqual([1, 2])
})

it('writes shorter the next time when a long write was never answered', async () => {
  const { link, connect, send } = bed(['silent'], { mtu: 185 })
  await connect()
  expect((await send(label(1))).sent).toBe('unsure')
  expect(link.learned.chunkMost).toBe(90)
})

it('shortens no write that this device has answered before, and speeds up again after a calm while', async () => {
  const { link, connect, send } = bed(['silent'])
  await connect({ proven: 180, gapMs: 200 })
  expect((await send(label(1))).sent).toBe('unsure')
  expect(link.learned.chunkMost).toBe(180)
  link.settle()
  for (let no = 2; no < 20; no++) await send(label(no, 10_000))
  expect(link.learned.gapMs).toBe(15)
})

it('finds where to write by its table, else the first place that takes bytes, and no printer in a watch', async () => {
  const odd = {
    A1: [{ id: 'B1', write: false, writeNoResponse: true }],
    '18f0': [{ id: '2af1', write: true, writeNoResponse: false }],
  }
  const known = bed([], { services: odd })
  await known.connect()
  await known.send(label(1))
  expect(known.device.writes[0]).toMatchObject({ characteristicId: '2af1', kind: 'write' })
  const unknown = bed([], { services: { FEE7: odd['18f0'], A1: odd.A1 } })
  await unknown.connect()
  await unknown.send(label(1))
  expect(unknown.device.writes[0]).toMatchObject({ characteristicId: 'B1', kind: 'writeNoResponse' })
  const watch = bed([], { services: { '180F': odd['18f0'], AE30: odd['18f0'] } })
  expect(await watch.connect()).toBe(false)
  expect(watch.link.view).toMatchObject({ state: 'failed', code: NO_CHANNEL })
})

it('says why it cannot connect, and tries again on the next tap', async () => {
  let down = true
  const { link, connect } = bed([], { unreachable: () => down })
  expect(await connect()).toBe(false)
  expect(link.view).toMatchObject({ state: 'failed', code: 10003 })
  down = false
  expect(await connect()).toBe(true)
})

const fates = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant<Fate>('good') },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Fate>(
        'busy',
        'stall',
        'silent',
        'silent-arrived',
        'late',
        'drop',
        'drop-arrived',
        'shrink',
      ),
    },
  ),
  { maxLength: 80 },
)

it('puts out whole labels in order and none twice, whatever the link does, or says it does not know', async () => {
  await fc.assert(
    fc.asyncProperty(
      fates,
      fc.record({ mtu: fc.constantFrom(undefined, 30, 100, 185, 247), forgets: fc.boolean() }),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 }),
      async (fate, { mtu, forgets }, lengths) => {
        const { device, link, connect, send } = bed(fate, {
          forgets,
          ...(mtu === undefined ? { mtu: undefined as never } : { mtu }),
        })
        await connect()
        const labels = lengths.map((length, i) => label(i + 1, length))
        for (const [i, bytes] of labels.entries()) {
          for (let tries = 0; tries < 200; tries++) {
            const before = device.paper.length
            const { sent } = await send(bytes)
            if (sent === 'whole') {
              expect(device.paper.length).toBe(before + 1)
              expect(device.half).toBe(0)
              break
            }
            if (sent === 'nothing') {
              expect(device.paper.length).toBe(before)
              continue
            }
            // without a person's word nothing more goes out
            const written = device.writes.length
            await send(bytes)
            expect(device.writes.length).toBe(written)
            const cameOut = device.paper.length > before
            if (!cameOut) device.switchOffAndOn()
            link.settle()
            if (cameOut) break
          }
          expect(device.paper.length).toBe(i + 1)
        }
        expect(device.paper.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(
          labels.map((bytes) => Buffer.from(bytes).toString('hex')),
        )
      },
    ),
    { numRuns: 200 },
  )
})

import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHttp } from '../../cloudfunctions/cloud/http'
import { createLanClient } from '../../cloudfunctions/providers/printer/lan/client'
import type { LanCall } from '../../cloudfunctions/providers/printer/lan/units'
import { ProviderError } from '../../src/shared/ports/provider-error'
import { startRawPrinter, type RawPrinter } from '../../test/support/printing/raw-printer'
import { nameOf, readAddress } from './address'
import { conditionOf } from './raw-line'
import { startPrintServer, type PrintServer } from './server'

const KEY = 'shared-key'
const TIMES = { connectMs: 500, statusMs: 100, stallMs: 300, pollMs: 20, mendMs: 2_000 }
const LABEL = `SIZE 76 mm,130 mm\r\nCLS\r\n${'TEXT 1,1,"TSS24.BF2",0,1,1,"x"\r\n'.repeat(20)}`
const label = (n: number) => `${LABEL}BAR ${String(n)},1,1,1\r\nPRINT 1,1\r\n`
const numberOf = (text: string) => Number(/BAR (\d+),/.exec(text)?.[1])

const open: { close(): Promise<void> }[] = []
const folders: string[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'printers-'))
  folders.push(folder)
  return folder
}

async function aPrinter(...mood: Parameters<typeof startRawPrinter>): Promise<RawPrinter> {
  const printer = await startRawPrinter(...mood)
  open.push(printer)
  return printer
}

async function aServer(addresses: readonly string[], folder = aFolder()) {
  const printers = addresses.flatMap((text) => readAddress(text) ?? [])
  const server: PrintServer = await startPrintServer({ port: 0, folder, key: KEY, printers, times: TIMES })
  open.push(server)
  return { folder, server, ...callsTo(server.url) }
}

function callsTo(baseUrl: string, key = KEY) {
  const call = createLanClient({ http: createHttp(), settings: { baseUrl, key }, now: Date.now })
  const ask = <T>(name: LanCall, fields: object) => call(name, fields) as Promise<T>
  const refusalOf = (name: LanCall, fields: object) =>
    call(name, fields).then(
      () => 'ok',
      (error: unknown) => (error instanceof ProviderError ? error.trouble.providerCode : String(error)),
    )
  const stateOf = async (id: string) => (await ask<Record<string, string>>('jobs', { ids: [id] }))[id]
  async function until(id: string, state: string) {
    for (let i = 0; i < 300; i++) {
      if ((await stateOf(id)) === state) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`${id} is ${String(await stateOf(id))}, never ${state}`)
  }
  return { ask, refusalOf, stateOf, until }
}

const asked = (address: string, n: number, over: object = {}) => ({
  ...{ address, language: 'tspl', key: `K${String(n)}`, expiresInMs: 60_000 },
  content: Buffer.from(label(n)).toString('base64'),
  ...over,
})

it.each([
  ['raw://192.168.1.50', 'raw://192.168.1.50:9100'],
  ['raw://Label.Local:9101/', 'raw://label.local:9101'],
  ['raw://[fe80::1]:9100', 'raw://[fe80::1]:9100'],
  ['cups:Label_1', 'cups:Label_1'],
  ['cups:-o', undefined],
  ['raw://a b', undefined],
  ['raw://h:70000', undefined],
  ['http://h', undefined],
])('reads the address %s as %s', (text, name) => {
  const address = readAddress(text)
  expect(address && nameOf(address)).toBe(name)
})

it.each([
  [undefined, 'ready'],
  [0x00, 'ready'],
  [0x20, 'ready'],
  [0x04, 'out-of-paper'],
  [0x05, 'open'],
  [0x22, 'jammed'],
  [0x10, 'disabled'],
  [0x4f, 'ready'],
])('reads the status byte %s as %s', (byte, condition) => {
  expect(conditionOf(byte)).toBe(condition)
})

it('puts labels out one after the other, in the order in which they came', async () => {
  const printer = await aPrinter()
  const { ask, until } = await aServer([printer.address])
  const ids: string[] = []
  for (let n = 1; n <= 8; n++) ids.push((await ask<{ id: string }>('print', asked(printer.address, n))).id)
  for (const id of ids) await until(id, 'done')
  expect(printer.labels.map(numberOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(printer.labels[0]).toBe(label(1))
})

it('prints one label for a key, however often and by how many at once it is asked', async () => {
  const printer = await aPrinter()
  const { ask, until, refusalOf } = await aServer([printer.address, 'raw://127.0.0.1:9'])
  const all = await Promise.all([1, 1, 1].map((n) => ask<{ id: string }>('print', asked(printer.address, n))))
  const [first] = all
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  await until(first?.id ?? '', 'done')
  expect(await ask('print', asked(printer.address, 1))).toEqual(first)
  expect(await refusalOf('print', asked('raw://127.0.0.1:9', 1))).toBe('key-used')
  expect(printer.labels).toHaveLength(1)
})

it('takes no job without paper, says so, and goes on when paper is back', async () => {
  const printer = await aPrinter('no-paper')
  const { ask, refusalOf, until } = await aServer([printer.address])
  const place = { address: printer.address, language: 'tspl' }
  expect(await ask('status', place)).toEqual({ condition: 'out-of-paper', waiting: 0 })
  expect(await refusalOf('print', asked(printer.address, 1))).toBe('stopped')
  printer.mood = 'well'
  expect(await ask('status', place)).toEqual({ condition: 'ready', waiting: 0 })
  await until((await ask<{ id: string }>('print', asked(printer.address, 1))).id, 'done')
  expect(printer.labels).toHaveLength(1)
})

it('waits for paper that ran out under a label, and shows it meanwhile', async () => {
  const printer = await aPrinter('busy')
  const { ask, until, stateOf } = await aServer([printer.address])
  const { id } = await ask<{ id: string }>('print', asked(printer.address, 1))
  await until(id, 'sending')
  printer.mood = 'no-paper'
  await new Promise((resolve) => setTimeout(resolve, 100))
  const place = { address: printer.address, language: 'tspl' }
  expect(await ask('status', place)).toEqual({ condition: 'out-of-paper', waiting: 1 })
  expect(await stateOf(id)).toBe('sending')
  printer.mood = 'well'
  await until(id, 'done')
  expect(printer.labels).toHaveLength(1)
})

it('takes silence for no fault: a printer that never tells its state prints', async () => {
  const printer = await aPrinter('silent')
  const { ask, until } = await aServer([printer.address])
  expect(await ask('status', { address: printer.address, language: 'tspl' })).toMatchObject({ condition: 'ready' })
  await until((await ask<{ id: string }>('print', asked(printer.address, 1))).id, 'done')
  await until((await ask<{ id: string }>('print', asked(printer.address, 2, { language: 'cpcl' }))).id, 'done')
  expect(printer.labels.map(numberOf)).toEqual([1, 2])
})

it.each([
  ['stalls', 'tspl'],
  ['stalls', 'cpcl'],
  ['resets', 'tspl'],
  ['resets', 'cpcl'],
] as const)('leaves a label in doubt when the printer %s in the middle of its %s', async (mood, language) => {
  const printer = await aPrinter(mood)
  const { ask, until } = await aServer([printer.address])
  const { id } = await ask<{ id: string }>('print', asked(printer.address, 1, { language }))
  await until(id, 'in-doubt')
  printer.mood = 'well'
  expect(await ask('print', asked(printer.address, 1, { language }))).toEqual({ id })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(printer.labels).toEqual([])
  expect(printer.parts).toHaveLength(1)
})

it('knows a printer that is away, refuses one that is not on its list, and any call signed with another key', async () => {
  const printer = await aPrinter()
  await printer.close()
  const { refusalOf, ask, server } = await aServer([printer.address])
  expect(await ask('status', { address: printer.address, language: 'tspl' })).toEqual({
    condition: 'offline',
    waiting: 0,
  })
  expect(await refusalOf('print', asked(printer.address, 1))).toBe('stopped')
  expect(await refusalOf('print', asked('raw://127.0.0.1:22', 1))).toBe('not-configured')
  expect(await refusalOf('bind', { address: 'raw://10.0.0.1', language: 'tspl' })).toBe('not-configured')
  expect(await callsTo(server.url, 'guess').refusalOf('print', asked(printer.address, 1))).toBe('bad-sign')
  expect(server.url).toContain('127.0.0.1')
})

it('refuses what is too large, over its time or in no language of the printer', async () => {
  const printer = await aPrinter()
  const { refusalOf } = await aServer([printer.address])
  const large = Buffer.alloc(160 * 1024 + 1).toString('base64')
  expect(await refusalOf('print', asked(printer.address, 1, { content: large }))).toBe('content-size')
  expect(await refusalOf('print', asked(printer.address, 1, { expiresInMs: 0 }))).toBe('expired')
  expect(await refusalOf('print', asked(printer.address, 1, { language: 'pdf' }))).toBe('bad-request')
  expect(printer.labels).toEqual([])
})

it('lets no label out after its time, takes back one that waits, and never one that has begun', async () => {
  const printer = await aPrinter('busy')
  const { ask, until, refusalOf } = await aServer([printer.address])
  const print = (n: number, over = {}) => ask<{ id: string }>('print', asked(printer.address, n, over))
  const first = await print(1)
  await until(first.id, 'sending')
  const late = await print(2, { expiresInMs: 100 })
  const unwanted = await print(3)
  const last = await print(4)
  await ask('cancel', { id: unwanted.id })
  expect(await refusalOf('cancel', { id: first.id })).toBe('not-waiting')
  await new Promise((resolve) => setTimeout(resolve, 150))
  printer.mood = 'well'
  await until(last.id, 'done')
  await until(late.id, 'expired')
  await until(unwanted.id, 'cancelled')
  expect(printer.labels.map(numberOf)).toEqual([1, 4])
})

it('is full at twenty labels, and says that it is only too fast', async () => {
  const printer = await aPrinter('busy')
  const { ask, refusalOf } = await aServer([printer.address])
  for (let n = 1; n <= 20; n++) await ask('print', asked(printer.address, n))
  expect(await refusalOf('print', asked(printer.address, 21))).toBe('http-429')
  printer.mood = 'well'
})

it('keeps no receiver on disk when a label is done', async () => {
  const printer = await aPrinter()
  const { ask, until, folder } = await aServer([printer.address])
  await until((await ask<{ id: string }>('print', asked(printer.address, 1))).id, 'done')
  expect(readdirSync(path.join(folder, 'bytes'))).toEqual([])
})

describe('cups', () => {
  const pathBefore = process.env['PATH']
  afterEach(() => {
    process.env['PATH'] = pathBefore
  })

  /** `lp`, `lpstat` and `cancel` as shell scripts that keep their queue in a folder. */
  function fakeCups(lines: { readonly lp?: string; readonly state?: string } = {}) {
    const folder = aFolder()
    const write = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), `#!/bin/sh\ncd "${folder}"\n${text}\n`)
      chmodSync(path.join(folder, name), 0o755)
    }
    const {
      lp = 'cat > got.bin\necho "$@" > args\ntouch queued\necho "request id is $2-7 (1 file(s))"',
      state = 'idle',
    } = lines
    write('lp', lp)
    write(
      'lpstat',
      `if [ "$1" = -o ]; then [ -f queued ] && echo "Label-7 shop 1024"; exit 0; fi\necho "printer $2 is ${state}."`,
    )
    write('cancel', 'echo "$1" > cancelled; rm -f queued')
    process.env['PATH'] = `${folder}:${pathBefore ?? ''}`
    const file = (name: string) => path.join(folder, name)
    return { file, text: (name: string) => readFileSync(file(name), 'utf8'), letOut: () => rmSync(file('queued')) }
  }
  const toQueue = (over: object = {}) => asked('cups:Label', 1, { language: 'pdf', ...over })

  it('gives a page to a queue, raw or as PDF, and takes it for out when the queue lists it no more', async () => {
    const cups = fakeCups()
    const { ask, until, stateOf } = await aServer(['cups:Label'])
    const { id } = await ask<{ id: string }>('print', toQueue({ language: 'tspl' }))
    await until(id, 'sending')
    while (!existsSync(cups.file('queued'))) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stateOf(id)).toBe('sending')
    cups.letOut()
    await until(id, 'done')
    expect(cups.text('got.bin')).toBe(label(1))
    expect(cups.text('args').trim()).toBe(`-d Label -t ${id} -o raw`)
  })

  it('takes a page back whose time ends in the queue, and leaves it to a person', async () => {
    const cups = fakeCups()
    const { ask, until } = await aServer(['cups:Label'])
    const { id } = await ask<{ id: string }>('print', toQueue({ expiresInMs: 500 }))
    await until(id, 'in-doubt')
    expect(cups.text('cancelled').trim()).toBe('Label-7')
    expect(cups.text('args')).not.toContain('raw')
  })

  it('has failed when lp refuses, and takes nothing for a queue that is disabled or a computer without lp', async () => {
    fakeCups({ lp: 'cat > /dev/null; exit 1' })
    const first = await aServer(['cups:Label'])
    await first.until((await first.ask<{ id: string }>('print', toQueue())).id, 'failed')
    fakeCups({ state: 'disabled since Thu' })
    const second = await aServer(['cups:Label'])
    expect(await second.refusalOf('print', toQueue())).toBe('stopped')
    process.env['PATH'] = aFolder()
    expect(await second.ask('status', { address: 'cups:Label', language: 'pdf' })).toMatchObject({
      condition: 'offline',
    })
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHttp } from '../../cloudfunctions/cloud/http'
import { createLanPrinter } from '../../cloudfunctions/providers/printer/lan'
import { rawPage } from '../support/canned-page'
import { startChild, type Child } from '../../local/child'
import { node22, typescriptArgs } from '../../local/node22'
import { startRawPrinter } from '../support/printing/raw-printer'

const KEY = 'shared-key'
const folder = mkdtempSync(path.join(tmpdir(), 'print-service-'))
const keyFile = path.join(folder, 'lan.key')
writeFileSync(keyFile, KEY)
const children: Child[] = []
afterAll(async () => {
  for (const child of children) await child.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(args: readonly string[] = []) {
  const file = path.join(process.cwd(), 'local/printers/main.ts')
  const data = ['--data', path.join(folder, 'printers'), '--key-file', keyFile]
  const child = await startChild([node22(), ...typescriptArgs(file), ...data, ...args])
  children.push(child)
  const settings = { baseUrl: String(child.first['printers']), key: KEY }
  return { child, port: createLanPrinter({ http: createHttp(), settings, now: Date.now }) }
}

const pageOf = (n: number) =>
  rawPage(Buffer.from(`CLS\r\n${'x'.repeat(200)}\r\nBAR ${String(n)},1,1,1\r\nPRINT 1,1\r\n`))

it('lives through SIGKILL: what had begun is in doubt, what waited comes out once and in order', async () => {
  const device = await startRawPrinter('busy')
  try {
    const before = await start(['--printer', device.address])
    const printer = { id: 'p1', driver: 'lan', sn: device.address, fields: {} }
    const job = (n: number) => ({
      ...{
        copyId: `c${String(n)}`,
        partnerKey: `K${String(n)}`,
        printer,
        page: pageOf(n),
        expiresAt: Date.now() + 600_000,
      },
    })
    const ids: string[] = []
    for (const n of [1, 2, 3]) ids.push((await before.port.print(job(n))).jobId)
    const [first = '', ...rest] = ids
    while ((await before.port.jobs(printer, [first]))[first] !== 'delivered')
      await new Promise((resolve) => setTimeout(resolve, 20))
    await before.child.kill()

    device.mood = 'well'
    const { port } = await start()
    // asked again under its key, a label that is in doubt is not sent again
    expect(await port.print(job(1))).toEqual({ jobId: first })
    expect(await port.print(job(3))).toEqual({ jobId: ids[2] })
    for (let states = {}; Object.values(states).join() !== 'printed,printed';) {
      states = await port.jobs(printer, rest)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(await port.jobs(printer, [first])).toEqual({ [first]: 'in-doubt' })
    const numbers = device.labels.map((text) => Number(/BAR (\d)/.exec(text)?.[1]))
    // the printer had the first one whole, as it happens: nobody but a person can know
    expect(numbers).toEqual([1, 2, 3])
  } finally {
    await device.close()
  }
}, 60_000)

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startFront } from './front'
import { freePort } from './ports'

/** The gateway behind the front door: counts what reaches it. */
async function openDoor() {
  const reached: string[] = []
  const gateway = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.end('{}')
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  const gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  const phones = { isCut: false }
  const front = await startFront({
    port: await freePort(),
    gatewayUrl,
    partnersUrl: gatewayUrl,
    phoneDir: 'local/console',
    consoleDir: 'local/console',
    ordersFile: 'none.csv',
    phones,
    onFile: () => Promise.resolve(),
    control: () => Promise.resolve({ ok: true }),
  })
  const close = async () => {
    await front.close()
    gateway.closeAllConnections()
    await new Promise((resolve) => gateway.close(resolve))
  }
  return { front, phones, reached, close }
}

it('cuts off what a phone sends, and nothing else, until the network is back', async () => {
  const { front, phones, reached, close } = await openDoor()
  const call = () => fetch(`${front.url}/invoke/api`, { method: 'POST', body: '{}' })
  phones.isCut = true
  await expect(call()).rejects.toThrow('fetch failed')
  for (const way of ['upload', 'subscribe', 'temp-urls'])
    await expect(fetch(`${front.url}/local/${way}`, { method: 'POST' })).rejects.toThrow('fetch failed')
  expect(reached).toEqual([])
  for (const open of ['/app/index.html', '/desk/state', '/twin/mall/acts', '/local/state'])
    expect((await fetch(front.url + open)).status).toBe(200)
  phones.isCut = false
  expect((await call()).status).toBe(200)
  expect(reached.at(-1)).toBe('/invoke/api')
  await close()
})

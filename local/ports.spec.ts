import { createServer, type AddressInfo } from 'node:net'
import { freePort, firstOfRow } from './ports'

it('answers the first of ports that are free', async () => {
  const first = await freePort()
  expect(await firstOfRow(String(first), 1)).toBe(first)
})

it('refuses what is no port, with the range in words', async () => {
  for (const typed of ['abc', '', '0', '80.5', '65532'])
    await expect(firstOfRow(typed, 5)).rejects.toThrow(`--port takes a number from 1 to 65531, not "${typed}"`)
})

it('names the port that another program has', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await expect(firstOfRow(String(port), 1)).rejects.toThrow(`port ${port} cannot be used (EADDRINUSE)`)
  await new Promise((resolve) => server.close(resolve))
})

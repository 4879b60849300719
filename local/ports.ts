import { createServer, type AddressInfo } from 'node:net'

const LAST_PORT = 65_535

/** Listens on a loopback port for a moment (0: any) and answers its number. Throws when another program has it. */
async function tryPort(wanted: number): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(wanted, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export const freePort = (): Promise<number> => tryPort(0)

/** The first of `count` free ports in a row, as a person typed it. Throws a sentence for that person when one cannot be had. */
export async function firstOfRow(typed: string, count: number): Promise<number> {
  const first = Number(typed)
  if (!Number.isInteger(first) || first < 1 || first + count - 1 > LAST_PORT)
    throw new Error(`--port takes a number from 1 to ${LAST_PORT - count + 1}, not "${typed}"`)
  for (let port = first; port < first + count; port += 1)
    await tryPort(port).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        `port ${port} cannot be used (${error.code ?? error.message}); --port ${first + 10} would start there`,
      )
    })
  return first
}

import { createServer, type RequestListener } from 'node:http'
import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net'
import { createHttp, HttpFailure } from './http'

const servers: { close(done: () => void): unknown }[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(done))))
})

const ask = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '小心轻放', timeoutMs: 2000 } as const

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
}

async function listenRaw(onSocket: (socket: Socket) => void): Promise<string> {
  const server = createSocketServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => sockets.delete(socket))
    onSocket(socket)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `://127.0.0.1:${(server.address() as AddressInfo).port}/x`
}

const failureOf = async (url: string, timeoutMs = 2000) => {
  const failure: unknown = await createHttp()({ ...ask, url, timeoutMs }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(HttpFailure)
  return failure as HttpFailure
}

it('sends the body as UTF-8 and gives status, headers and bytes of the answer', async () => {
  const url = await listen((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => outgoing.writeHead(418, { 'X-Twin': 'yes' }).end(Buffer.concat(chunks)))
  })
  const answer = await createHttp()({ ...ask, url })
  expect({ status: answer.status, twin: answer.headers['x-twin'], text: answer.body.toString('utf8') }).toEqual({
    status: 418,
    twin: 'yes',
    text: '小心轻放',
  })
})

it('says that nothing was sent when the connection is refused', async () => {
  const url = await listen(() => undefined)
  const server = servers.pop()
  await new Promise<void>((done) => server?.close(done))
  expect(await failureOf(url)).toMatchObject({ sent: 'no', code: 'ECONNREFUSED' })
})

it('says that the partner may have acted when no answer comes in time', async () => {
  const url = await listen(() => undefined)
  const failure = await failureOf(url, 80)
  expect(failure).toMatchObject({ sent: 'maybe', code: 'TIMEOUT' })
})

it('says that the partner may have acted when the connection is cut', async () => {
  const url = await listenRaw((socket) => socket.once('data', () => socket.destroy()))
  expect(await failureOf(`http${url}`)).toMatchObject({ sent: 'maybe' })
})

it('says that the partner may have acted when the answer is cut in the middle', async () => {
  const url = await listen((_, outgoing) => {
    outgoing.writeHead(200, { 'content-length': '100' }).write('{"half":')
    setTimeout(() => outgoing.destroy(), 20)
  })
  expect(await failureOf(url)).toMatchObject({ sent: 'maybe' })
})

it('says that nothing was sent while TLS was not agreed', async () => {
  const url = await listenRaw((socket) => socket.once('data', () => socket.destroy()))
  expect(await failureOf(`https${url}`)).toMatchObject({ sent: 'no' })
})

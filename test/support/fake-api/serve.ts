import { createServer } from 'node:http'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { answerOf } from './answers'

/** Serves dist/h5 with canned answers: `npx tsx test/support/fake-api/serve.ts [port]`. For looking at pages only. */
const root = path.resolve(__dirname, '../../../dist/h5')
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.png': 'image/png',
}
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (request.method === 'POST') {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      if (url.pathname === '/local/upload') return response.end('{"fileID":"cloud://x/f.csv"}')
      const call = JSON.parse(Buffer.concat(chunks).toString()) as { name: string; input: unknown }
      const openid = String(request.headers['x-wx-openid'])
      return response.end(JSON.stringify({ result: answerOf(call, { now: Date.now(), openid }) }))
    })
    return
  }
  const asked = path.join(root, decodeURIComponent(url.pathname))
  const file =
    asked.startsWith(root) && existsSync(asked) && statSync(asked).isFile() ? asked : path.join(root, 'index.html')
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
  response.end(readFileSync(file))
})
server.listen(Number(process.argv[2] ?? 4270), '127.0.0.1')

import { createServer } from 'node:http'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { drawSample } from '@shared/label/draw-sample'
import { judgeTemplate } from '@shared/label/judge'
import type { SampleName } from '@shared/label/sample-data'
import type { Template } from '@shared/label/template'
import { waybill76x130 } from '@shared/label/templates/waybills'
import { testGlyphs } from '../label/fonts'
import { answerOf } from './answers'

const root = path.resolve(__dirname, '../../../dist/h5')
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.png': 'image/png',
}

/** The one answer that is worth looking at: the label as the function would draw it. */
const drawn = ({ name, input }: { name: string; input: unknown }) => {
  if (name !== 'template.preview' && name !== 'label.show') return undefined
  const asked = name === 'label.show' ? { template: waybill76x130, sample: 'long' } : input
  const { template, sample } = asked as { template: Template; sample: SampleName }
  const judging = { glyphs: testGlyphs(), masked: true }
  const { widthDots, heightDots, png } = drawSample(template, { ...judging, sample })
  const bytes = Buffer.from(png(deflateSync)).toString('base64')
  return { ok: true, value: { png: bytes, widthDots, heightDots, leftOut: 9, flaws: judgeTemplate(template, judging) } }
}

/** Serves dist/h5 with canned answers, under `/app/` as well: for looking at pages only. `held`: so many orders to audit. */
export async function serveFake(options: { readonly port?: number; readonly held?: number } = {}) {
  const { port = 0, held } = options
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (request.method === 'POST') {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.setHeader('content-type', 'application/json')
        if (url.pathname === '/local/subscribe') return response.end('{}')
        if (url.pathname === '/local/upload') return response.end('{"fileID":"cloud://x/f.csv"}')
        const call = JSON.parse(Buffer.concat(chunks).toString()) as { name: string; input: unknown }
        const openid = String(request.headers['x-wx-openid'])
        const who = { now: Date.now(), openid, ...(held === undefined ? {} : { held }) }
        return response.end(JSON.stringify({ result: drawn(call) ?? answerOf(call, who) }))
      })
      return
    }
    const asked = path.join(root, decodeURIComponent(url.pathname.replace(/^\/app\//, '/')))
    const file =
      asked.startsWith(root) && existsSync(asked) && statSync(asked).isFile() ? asked : path.join(root, 'index.html')
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

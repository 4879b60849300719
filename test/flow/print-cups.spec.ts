import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { labelDataSchema } from '@shared/label/label-data'
import { pdf } from '@shared/label/pdf'
import { renderPages, type RenderedPage } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import type { PrintPage } from '@shared/ports/printer'
import { createHttp } from '../../cloudfunctions/cloud/http'
import { createLanPrinter } from '../../cloudfunctions/providers/printer/lan'
import { printPage } from '../../cloudfunctions/work/print-page'
import { startChild, type Child } from '../../local/child'
import { node22, typescriptArgs } from '../../local/node22'
import { readPdf } from '../../local/partners/paper/pdf-read'
import { testGlyphs } from '../support/label/fonts'
import { longLabel, samplePickList, sampleSlip, shortLabel } from '../support/label/samples'
import { greyOf, scan } from '../support/label/scan'

const KEY = 'shared-key'
const folder = mkdtempSync(path.join(tmpdir(), 'print-cups-'))
const tray = path.join(folder, 'tray')
const pathBefore = process.env['PATH'] ?? ''
let service: Child
afterAll(async () => {
  process.env['PATH'] = pathBefore
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A queue of CUPS as `lp` and `lpstat` show it: a job lies in the spool for a moment, then its paper is in the tray. */
function queueOfThisComputer(): string {
  const bin = path.join(folder, 'bin')
  for (const name of ['bin', 'spool', 'tray']) mkdirSync(path.join(folder, name))
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(path.join(bin, name), ['#!/bin/sh', `cd "${folder}"`, ...lines, ''].join('\n'))
    chmodSync(path.join(bin, name), 0o755)
  }
  write('lp', [
    'n=$(($(ls spool tray | grep -c pdf) + 1))',
    'cat > "spool/Office-$n.pdf"',
    'echo "request id is Office-$n (1 file(s))"',
    '(sleep 1; mv "spool/Office-$n.pdf" "tray/$n.pdf") > /dev/null 2>&1 &',
  ])
  write('lpstat', [
    'if [ "$1" = -p ]; then echo "printer $2 is idle."; exit 0; fi',
    'for job in spool/*.pdf; do [ -f "$job" ] && echo "$(basename "$job" .pdf) shop 1024"; done; exit 0',
  ])
  write('cancel', ['rm -f "spool/$1.pdf"'])
  return bin
}

const drawn = (id: string, data: object): readonly RenderedPage[] => {
  const template = builtInTemplate(id)
  const got = template && renderPages({ template, data, glyphs: testGlyphs() })
  if (!got?.ok) throw new Error(`${id} cannot be drawn`)
  return got.pages
}
const form = ({ layout, raster }: RenderedPage): PrintPage =>
  printPage({ ok: true, layout, raster, tspl: new Uint8Array(), png: () => new Uint8Array() }, () => '')

/** Two labels side by side on office paper. */
function twoUp(pages: readonly RenderedPage[]): PrintPage {
  const [first] = pages
  if (!first) throw new Error('no label')
  const rasters = pages.map(({ raster }) => raster)
  const onA4 = () => pdf(rasters, { deflate: deflateSync, dotsPerMm: first.layout.dotsPerMm, paper: 'a4' })
  return { ...form(first), widthMm: 210, heightMm: 297, pdf: onA4 }
}

async function startService() {
  process.env['PATH'] = `${queueOfThisComputer()}:${pathBefore}`
  const keyFile = path.join(folder, 'lan.key')
  writeFileSync(keyFile, KEY)
  const file = path.join(process.cwd(), 'local/printers/main.ts')
  const data = ['--data', path.join(folder, 'printers'), '--key-file', keyFile, '--printer', 'cups:Office']
  service = await startChild([node22(), ...typescriptArgs(file), ...data])
  const settings = { baseUrl: String(service.first['printers']), key: KEY }
  return createLanPrinter({ http: createHttp(), settings, now: Date.now })
}

it('brings labels, pick list and packing slip out of a queue of this computer, each page on its own A4', async () => {
  const port = await startService()
  const printer = { id: 'p1', driver: 'lan', sn: 'cups:Office', fields: {} }
  const labels = [shortLabel, longLabel].flatMap((label) => drawn('76x130', labelDataSchema.parse(label)))
  const list = drawn('pick-list-a4', samplePickList)
  const slip = drawn('packing-slip-a4', labelDataSchema.parse(sampleSlip))
  const jobs = [twoUp(labels), ...list.map(form), ...slip.map(form)]
  const ids: string[] = []
  for (const [n, page] of jobs.entries())
    ids.push(
      (await port.print({ copyId: `c${n}`, partnerKey: `K${n}`, printer, page, expiresAt: Date.now() + 600_000 }))
        .jobId,
    )
  const states = async () => Object.values(await port.jobs(printer, ids))
  while ((await states()).some((state) => state !== 'printed')) await new Promise((wake) => setTimeout(wake, 200))

  // one after the other, as they were given
  const papers = readdirSync(tray).sort((a, b) => parseInt(a, 10) - parseInt(b, 10))
  expect(papers).toHaveLength(jobs.length)
  const sheets = papers.map((name) => readFileSync(path.join(tray, name)))
  for (const sheet of sheets) {
    const [page, ...more] = (await PDFDocument.load(sheet)).getPages()
    expect([Math.round(page?.getWidth() ?? 0), Math.round(page?.getHeight() ?? 0), more.length]).toEqual([595, 842, 0])
  }
  const dots = sheets.map((sheet) => readPdf(sheet).map(({ data }) => Buffer.from(data)))
  const wanted = [labels, ...[...list, ...slip].map((page) => [page])]
  expect(dots).toEqual(wanted.map((pages) => pages.map(({ raster }) => Buffer.from(raster.bits))))
  const codes = await Promise.all(labels.map(({ raster }) => scan(greyOf(raster))))
  for (const [i, { waybillNo }] of [shortLabel, longLabel].entries()) expect(codes[i]).toContain(`Code128:${waybillNo}`)
}, 240_000)

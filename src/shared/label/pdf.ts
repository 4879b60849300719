import { ascii, joinBytes } from './bytes'
import type { Deflate } from './png'
import type { Raster } from './raster'

const POINTS_PER_MM = 72 / 25.4
const A4_MM = { w: 210, h: 297 }

export interface PdfOptions {
  readonly deflate: Deflate
  readonly dotsPerMm?: number
  /** `label`: a page is exactly the paper; `a4`: as many as fit on office paper, to be cut. */
  readonly paper?: 'label' | 'a4'
}

interface Placed {
  readonly raster: Raster
  readonly x: number
  readonly y: number
}

interface Sheet {
  readonly w: number
  readonly h: number
  readonly placed: readonly Placed[]
}

/** PDF 1.4 with one 1-bit picture a label, at its true size: `lp -o fit-to-page=false` prints dot for dot. */
export const pdf = (pages: readonly Raster[], { deflate, dotsPerMm = 8, paper = 'label' }: PdfOptions): Uint8Array => {
  const file = new PdfFile()
  const sheets = paper === 'a4' ? onA4(pages, dotsPerMm) : pages.map((page) => alone(page, dotsPerMm))
  const root = file.reserve()
  const tree = file.reserve()
  const kids = sheets.map((sheet) => {
    const images = sheet.placed.map(({ raster }) => file.add(imageDictionary(raster), deflate(inverted(raster))))
    const draw = sheet.placed.map((placed, i) => drawCommand(sheet, placed, { i, dotsPerMm })).join('')
    const content = file.add('', ascii(draw))
    const names = images.map((id, i) => `/L${String(i)} ${String(id)} 0 R`).join(' ')
    return file.add(
      `/Type /Page /Parent ${String(tree)} 0 R /MediaBox [0 0 ${points(sheet.w)} ${points(sheet.h)}] ` +
        `/Resources << /XObject << ${names} >> >> /Contents ${String(content)} 0 R`,
    )
  })
  file.set(
    tree,
    `/Type /Pages /Count ${String(kids.length)} /Kids [${kids.map((id) => `${String(id)} 0 R`).join(' ')}]`,
  )
  file.set(root, `/Type /Catalog /Pages ${String(tree)} 0 R /ViewerPreferences << /PrintScaling /None >>`)
  return file.bytes(root)
}

const points = (mm: number) => (mm * POINTS_PER_MM).toFixed(3)

const alone = (raster: Raster, dotsPerMm: number): Sheet => ({
  w: raster.widthDots / dotsPerMm,
  h: raster.heightDots / dotsPerMm,
  placed: [{ raster, x: 0, y: 0 }],
})

const onA4 = (pages: readonly Raster[], dotsPerMm: number): Sheet[] => {
  const first = pages[0]
  if (first === undefined) return []
  const w = first.widthDots / dotsPerMm
  const h = first.heightDots / dotsPerMm
  const across = Math.max(1, Math.floor(A4_MM.w / w))
  const perSheet = across * Math.max(1, Math.floor(A4_MM.h / h))
  const sheets: Sheet[] = []
  for (let i = 0; i < pages.length; i += perSheet) {
    const placed = pages
      .slice(i, i + perSheet)
      .map((raster, k) => ({ raster, x: (k % across) * w, y: Math.floor(k / across) * h }))
    sheets.push({ ...A4_MM, placed })
  }
  return sheets
}

const drawCommand = (sheet: Sheet, { raster, x, y }: Placed, { i, dotsPerMm }: { i: number; dotsPerMm: number }) => {
  const w = raster.widthDots / dotsPerMm
  const h = raster.heightDots / dotsPerMm
  return `q ${points(w)} 0 0 ${points(h)} ${points(x)} ${points(sheet.h - y - h)} cm /L${String(i)} Do Q\n`
}

const imageDictionary = ({ widthDots, heightDots }: Raster) =>
  `/Type /XObject /Subtype /Image /Width ${String(widthDots)} /Height ${String(heightDots)} ` +
  '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode'

/** Device grey: 1 = white. */
const inverted = ({ bits }: Raster): Uint8Array => bits.map((byte) => ~byte)

/** Numbered objects and the table that finds them. */
class PdfFile {
  private readonly objects: Uint8Array[] = []

  reserve(): number {
    this.objects.push(new Uint8Array(0))
    return this.objects.length
  }

  add(dictionary: string, stream?: Uint8Array): number {
    const id = this.reserve()
    this.set(id, dictionary, stream)
    return id
  }

  set(id: number, dictionary: string, stream?: Uint8Array): void {
    const length = stream === undefined ? '' : ` /Length ${String(stream.length)}`
    const parts = [ascii(`${String(id)} 0 obj\n<< ${dictionary}${length} >>\n`)]
    if (stream !== undefined) parts.push(ascii('stream\n'), stream, ascii('\nendstream\n'))
    parts.push(ascii('endobj\n'))
    this.objects[id - 1] = joinBytes(parts)
  }

  bytes(root: number): Uint8Array {
    const parts = [Uint8Array.of(...ascii('%PDF-1.4\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)]
    let at = parts[0]?.length ?? 0
    const offsets = this.objects.map((object) => {
      const offset = at
      at += object.length
      return `${String(offset).padStart(10, '0')} 00000 n \n`
    })
    const size = String(this.objects.length + 1)
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
    const trailer = `trailer\n<< /Size ${size} /Root ${String(root)} 0 R >>\nstartxref\n${String(at)}\n%%EOF\n`
    return joinBytes([...parts, ...this.objects, ascii(table + trailer)])
  }
}

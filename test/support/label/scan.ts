import { readFileSync } from 'node:fs'
import type { Raster } from '@shared/label/raster'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** Grey picture, 0 = black; what a phone's camera would hand to a reader. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly levels: Float32Array
}

export const greyOf = (page: Raster): Grey => {
  const levels = new Float32Array(page.widthDots * page.heightDots)
  for (let y = 0; y < page.heightDots; y++) {
    for (let x = 0; x < page.widthDots; x++) {
      const black = ((page.bits[y * page.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
      levels[y * page.widthDots + x] = black ? 0 : 255
    }
  }
  return { width: page.widthDots, height: page.heightDots, levels }
}

/** Rows `from` to `to` of a picture. */
export const band = ({ width, height, levels }: Grey, from: number, to: number): Grey => {
  const top = Math.max(0, from)
  const bottom = Math.min(height, to)
  return { width, height: bottom - top, levels: levels.slice(top * width, bottom * width) }
}

const alongX = ({ width, height, levels }: Grey, kernel: readonly number[]): Grey => {
  const half = (kernel.length - 1) / 2
  const out = new Float32Array(levels.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0; k < kernel.length; k++) {
        const from = Math.min(width - 1, Math.max(0, x + k - half))
        sum += (kernel[k] ?? 0) * (levels[y * width + from] ?? 255)
      }
      out[y * width + x] = sum
    }
  }
  return { width, height, levels: out }
}

const turned = ({ width, height, levels }: Grey): Grey => {
  const out = new Float32Array(levels.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = levels[y * width + x] ?? 255
  return { width: height, height: width, levels: out }
}

/** Gaussian blur of `sigma` dots. */
export const blurred = (grey: Grey, sigma: number): Grey => {
  const half = Math.ceil(sigma * 3)
  const raw = Array.from({ length: half * 2 + 1 }, (_, i) => Math.exp(-((i - half) ** 2) / (2 * sigma * sigma)))
  const total = raw.reduce((a, b) => a + b, 0)
  const kernel = raw.map((weight) => weight / total)
  return turned(alongX(turned(alongX(grey, kernel)), kernel))
}

/** Downscale by area, as a camera further away sees it. */
export const scaled = (grey: Grey, factor: number): Grey => turned(narrowed(turned(narrowed(grey, factor)), factor))

const narrowed = ({ width, height, levels }: Grey, factor: number): Grey => {
  const target = Math.round(width * factor)
  const step = width / target
  const out = new Float32Array(target * height)
  for (let x = 0; x < target; x++) {
    const [from, to] = [x * step, (x + 1) * step]
    for (let y = 0; y < height; y++) {
      let sum = 0
      for (let sx = Math.floor(from); sx < to && sx < width; sx++) {
        const share = Math.min(to, sx + 1) - Math.max(from, sx)
        sum += share * (levels[y * width + sx] ?? 255)
      }
      out[y * target + x] = sum / step
    }
  }
  return { width: target, height, levels: out }
}

let ready = false

/** Every Code 128 and QR text on the picture, by a reader that is not ours (ZXing-C++). */
export const scan = async ({ width, height, levels }: Grey): Promise<string[]> => {
  if (!ready) {
    const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
    const wasmBinary = new Uint8Array(wasm).buffer
    prepareZXingModule({ overrides: { wasmBinary } })
    ready = true
  }
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < levels.length; i++) data.fill(levels[i] ?? 255, i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4)
  const image = { data, width, height, colorSpace: 'srgb' as const }
  const found = await readBarcodes(image, { formats: ['Code128', 'QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
  return found.filter((code) => code.isValid).map((code) => `${code.format}:${code.text}`)
}

/** The texts alone, off a PNG file as another reader opens it. */
export const scanPng = async (file: Buffer): Promise<string[]> => {
  const { width, height, data } = PNG.sync.read(file)
  const levels = Float32Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 255)
  return (await scan({ width, height, levels })).map((code) => code.slice(code.indexOf(':') + 1))
}

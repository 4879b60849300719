/**
 * npm run bench:labels: 76 x 130 waybills with varied names, addresses and codes to finished TSPL, ours and two known
 * drawers in one run, then memory over 10,000 labels. Rates are per second of processor time, so that a busy machine
 * does not decide. Ends with 1 below 500 labels/s or when memory grows.
 */
import { writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { labelDataSchema, type LabelInput } from '@shared/label/label-data'
import { layout } from '@shared/label/layout'
import { png } from '@shared/label/png'
import type { Raster } from '@shared/label/raster'
import { renderLabel } from '@shared/label/render'
import { waybill76x130 as template } from '@shared/label/templates/waybills'
import { tspl } from '@shared/label/tspl'
import { testGlyphs } from '../support/label/fonts'
import { longLabel, shortLabel } from '../support/label/samples'
import { byCanvas, byResvg } from './label-peers'

const TARGET_PER_SECOND = 500
const MEMORY_LABELS = 10_000
const MAX_GROWTH_MB = 24

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英喆堃玥瑄璟翀']
const roads = ['临顿路', '人民东路', '解放碑', '中关村南大街', '珠江新城花城大道', '翠屏山', '滨江西岸', '鼓浪屿龙头路']
const pick = <T>(list: readonly T[], i: number, otherwise: T): T => list[i % list.length] ?? otherwise

const labelNumber = (i: number): LabelInput => {
  const base = i % 3 === 0 ? longLabel : shortLabel
  const name = pick(surnames, i, '李') + pick(given, i * 7, '明') + pick(given, i * 11, '')
  const detail = `新阳街道${pick(roads, i * 3, '东街')}${String((i % 900) + 1)}号锦绣嘉园${String((i % 9) + 1)}幢2单元1502室`
  const waybillNo = base === longLabel ? `YT${String(8834120052285 + i)}` : String(78341200566130 + i)
  return { ...base, waybillNo, receiver: { ...base.receiver, name, detail } }
}

const glyphs = testGlyphs()
const ours = (i: number): Uint8Array => {
  const label = renderLabel({ template, data: labelNumber(i), glyphs })
  if (!label.ok) throw new Error(JSON.stringify(label.problems))
  return label.tspl
}
const peer = (draw: (page: ReturnType<typeof layout>) => Raster) => (i: number) => {
  const page = layout(template, labelDataSchema.parse(labelNumber(i)), { glyphs })
  return tspl(page, draw(page))
}

/** Labels per second of processor time, and of wall time. */
const rate = async (count: number, make: (i: number) => Uint8Array) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  let bytes = 0
  for (let i = 0; i < count; i++) {
    bytes += make(i).length
    // The canvas frees its buffers only when the loop yields.
    if (i % 20 === 19) await new Promise(setImmediate)
  }
  const wall = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { cpu: count / ((user + system) / 1e6), wall: count / wall, bytes: Math.round(bytes / count) }
}

const measured = async (name: string, count: number, make: (i: number) => Uint8Array) => {
  for (let i = 0; i < Math.min(count, 300); i++) make(i)
  const result = await rate(count, make)
  const rates = `${result.cpu.toFixed(1).padStart(8)} /s of one core ${result.wall.toFixed(1).padStart(8)} /s wall`
  console.log(`${name.padEnd(20)} ${rates}  ${String(result.bytes)} bytes a label`)
  return result.cpu
}

const settledMb = async (): Promise<number> => {
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.()
    await new Promise((done) => setTimeout(done, 20))
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const memory = async (): Promise<number> => {
  for (let i = 0; i < 1000; i++) ours(i)
  const before = await settledMb()
  const rssBefore = process.memoryUsage.rss() / 1e6
  for (let i = 1000; i < MEMORY_LABELS; i++) ours(i)
  const after = await settledMb()
  const rss = process.memoryUsage.rss() / 1e6
  console.log(
    `memory at 1,000 labels ${before.toFixed(1)} MB, at 10,000 ${after.toFixed(1)} MB (rss ${rssBefore.toFixed(0)} -> ${rss.toFixed(0)} MB)`,
  )
  return after - before
}

const main = async () => {
  const started = performance.now()
  ours(0)
  console.log(`first label after ${(performance.now() - started).toFixed(0)} ms`)
  const our = await measured('fahuotai', 3000, ours)
  const growth = await memory()
  const canvas = await measured('@napi-rs/canvas', 100, peer(byCanvas))
  // resvg-js takes fonts as files only and opens them for every picture.
  const resvg = await measured('@resvg/resvg-js', 20, peer(byResvg))
  console.log(`ratio: ${(our / canvas).toFixed(1)}x canvas, ${(our / resvg).toFixed(1)}x resvg`)
  if (process.argv.includes('--pictures')) savePictures()
  if (our >= TARGET_PER_SECOND && growth <= MAX_GROWTH_MB) return
  console.error(
    `below target: ${our.toFixed(0)} labels/s (>= ${String(TARGET_PER_SECOND)}), growth ${growth.toFixed(1)} MB`,
  )
  process.exitCode = 1
}

/** To see that all three draw the same label. */
const savePictures = () => {
  const page = layout(template, labelDataSchema.parse(labelNumber(0)), { glyphs })
  writeFileSync('bench-canvas.png', png(byCanvas(page), deflateSync))
  writeFileSync('bench-resvg.png', png(byResvg(page), deflateSync))
}

void main()

// Sizes of the built mini-program against the budget: main package < 1 MB, whole < 4 MB (WeChat allows 2 and 20).
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const KB = 1024
const BUDGET = { main: 1024 * KB, whole: 4096 * KB }
const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../dist/weapp')

const sizeOf = (place) =>
  statSync(place).isDirectory()
    ? readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0)
    : statSync(place).size

if (!existsSync(path.join(dist, 'app.json'))) {
  console.error('dist/weapp is missing: npx taro build --type weapp')
  process.exit(1)
}
const { subPackages = [] } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
const subs = subPackages.map(({ root }) => [root.replace(/\/$/, ''), sizeOf(path.join(dist, root))])
const whole = sizeOf(dist)
const main = whole - subs.reduce((sum, [, bytes]) => sum + bytes, 0)

const row = (name, bytes, budget) => {
  const over = budget !== undefined && bytes >= budget
  const limit = budget === undefined ? '' : ` / ${Math.round(budget / KB)} KB${over ? '  OVER' : ''}`
  console.log(`${name.padEnd(14)} ${String(Math.round(bytes / KB)).padStart(6)} KB${limit}`)
  return over
}
const over = [
  row('main', main, BUDGET.main),
  ...subs.map(([name, bytes]) => row(name, bytes)),
  row('whole', whole, BUDGET.whole),
]
process.exit(over.includes(true) ? 1 : 0)

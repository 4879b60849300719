import { spawnSync } from 'node:child_process'
import iconv from 'iconv-lite'
import type { AddressResult } from '@shared/address/types'

const address = '广东省深圳市南山区科苑路15号'

function runOn(input: string | Buffer) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/address.ts'], { input, encoding: 'utf8' })
  const answers = run.stdout
    .trimEnd()
    .split('\n')
    .map((line): Pick<AddressResult, 'name' | 'detail' | 'verdict'> => {
      const { name, detail, verdict } = JSON.parse(line) as AddressResult
      return { name, detail, verdict }
    })
  return { answers, said: run.stderr, code: run.status }
}
const whole = { detail: '科苑路15号', verdict: 'complete' }
const nothing = { name: '', detail: '', verdict: 'ask' }

it('answers every line in order, whatever it holds', () => {
  const lines = [
    `\ufeff${JSON.stringify(`收件人：张三\n13800138000\n${address}`)}`,
    `李四 13800138001 ${address}\r`,
    '',
    `王五\u2028 13800138002 ${address}`,
    `赵六\r 13800138003 ${address}`,
    `"没写完 13800138004 ${address}`,
    `孙八 13800138005 ${address}`,
  ]
  expect(runOn(lines.join('\n')).answers).toEqual([
    { name: '张三', ...whole },
    { name: '李四', ...whole },
    nothing,
    { name: '王五', ...whole },
    { name: '赵六', ...whole },
    { name: '没写完', ...whole },
    { name: '孙八', ...whole },
  ])
})

it('reads what an old Windows wrote, line by line, and names the lines that are no text', () => {
  const line = (name: string) => `${name} 13800138000 ${address}\n`
  const gb18030 = iconv.encode(line('张三'), 'gb18030')
  const { answers, said, code } = runOn(Buffer.concat([gb18030, Buffer.from(line('李四'))]))
  expect(answers).toEqual([
    { name: '张三', ...whole },
    { name: '李四', ...whole },
  ])
  expect([said, code]).toEqual(['', 0])
  const spoilt = runOn(Buffer.concat([gb18030, Buffer.from([0xff, 0x0a]), iconv.encode(line('王五'), 'utf16-le')]))
  expect(spoilt.answers.slice(0, 3)).toEqual([{ name: '张三', ...whole }, nothing, nothing])
  expect(spoilt.said).toContain('line 2 is neither UTF-8 nor GB18030')
  expect(spoilt.said).toContain('line 3 is neither')
  expect(spoilt.code).toBe(1)
})

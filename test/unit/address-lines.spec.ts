import { spawnSync } from 'node:child_process'
import type { AddressResult } from '@shared/address/types'

const address = '广东省深圳市南山区科苑路15号'

function answers(input: string): Pick<AddressResult, 'name' | 'detail' | 'verdict'>[] {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/address.ts'], { input, encoding: 'utf8' })
  return run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { name, detail, verdict } = JSON.parse(line) as AddressResult
      return { name, detail, verdict }
    })
}

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
  const whole = { detail: '科苑路15号', verdict: 'complete' }
  expect(answers(lines.join('\n'))).toEqual([
    { name: '张三', ...whole },
    { name: '李四', ...whole },
    { name: '', detail: '', verdict: 'ask' },
    { name: '王五', ...whole },
    { name: '赵六', ...whole },
    { name: '没写完', ...whole },
    { name: '孙八', ...whole },
  ])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDayOptions } from '../flow/day/options'

const DAY = 'test/data/day-300'
const dir = mkdtempSync(path.join(tmpdir(), 'fahuotai-options-'))
afterAll(() => rmSync(dir, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(path.join(dir, name), text)
  return path.join(dir, name)
}
const refusal = async (...argv: string[]) => {
  const options = await readDayOptions(argv)
  return options.ok ? '' : options.detail
}

it.each([
  [['--sed', '1'], /Unknown option '--sed'/],
  [['--seed', 'x'], '--seed x is not a whole number'],
  [['extra'], /extra/],
  [['--profile', 'fast'], '--profile fast is none of none, cloud, free'],
  [['--orders', '/none.csv'], /^--orders \/none\.csv cannot be read/],
  [['--products', DAY], `--products ${DAY} is not a file`],
  [['--findings', '/none/x.json'], /^--findings \/none\/x\.json cannot be written/],
  [['--products', `${DAY}/orders.csv`], 'orders.csv is refused: orders-not-products'],
  [['--orders', file('junk.csv', '\u0001\u0002')], 'junk.csv is refused: not-a-table'],
  [['--orders', file('few.csv', '订单号,数量\n1,2')], /^few\.csv is refused: missing-columns 下单时间/],
])('says of %j in one sentence what is wrong', async (argv, said) => {
  expect(await refusal(...argv)).toEqual(typeof said === 'string' ? said : expect.stringMatching(said))
})

it('names what of the files is left out or only disarmed', async () => {
  const head = '订单号,下单时间,订单状态,商品名称,商品编码,商品数量,详细地址,买家留言'
  const rows = ['A1,2026-11-20,待发货,衫,S,两件,杭州,', 'A2,2026-11-20,待发货,衫,S,1,杭州,=1+1']
  const options = await readDayOptions(['--orders', file('two.csv', [head, ...rows].join('\n')), '--seed', '7'])
  expect(options).toMatchObject({
    ok: true,
    value: {
      seed: 7,
      problems: [
        'two.csv row 2 商品数量: bad-number "两件", left out',
        'two.csv row 3 买家留言: formula "=1+1", disarmed',
      ],
    },
  })
})

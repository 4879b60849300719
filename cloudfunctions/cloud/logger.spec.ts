import { createLog, errorPlace } from './logger'

it('writes the fields of the list and nothing else', () => {
  const lines: string[] = []
  const fields = { effectId: 'e1', receiver: 'secret' }
  createLog((line) => lines.push(line)).info('applied', fields)
  expect(lines).toEqual(['{"level":"info","event":"applied","effectId":"e1"}'])
})

it('names an error without its message', () => {
  expect(errorPlace(new TypeError('13800001111 is not a phone'))).not.toContain('1380000')
  expect(errorPlace(new TypeError('x'))).toMatch(/^TypeError at /)
})

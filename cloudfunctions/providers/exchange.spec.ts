import { ProviderError } from '@shared/ports/provider-error'
import { z } from 'zod'
import { HttpFailure } from '../cloud/http'
import { cannedHttp, type Canned } from '../../test/support/canned-http'
import { exchange, readAnswer } from './exchange'

const request = { method: 'POST', url: 'http://partner.test/x', headers: {}, body: '{}', timeoutMs: 1000 } as const
const troubleOf = async (answer: Canned) => {
  const error: unknown = await exchange(cannedHttp(() => answer).http, 'twin', request).catch(
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('reads a JSON answer with its long ids whole', async () => {
  expect(await exchange(cannedHttp(() => '{"id":3704612354559743232}').http, 'twin', request)).toEqual({
    id: '3704612354559743232',
  })
})

it.each([
  ['nothing was sent', new HttpFailure('no', 'ECONNREFUSED'), { failure: 'unavailable', providerCode: 'ECONNREFUSED' }],
  [
    'the partner may have acted',
    new HttpFailure('maybe', 'TIMEOUT'),
    { failure: 'no-answer', providerCode: 'TIMEOUT' },
  ],
  ['html came instead of JSON', '<html>502</html>', { failure: 'no-answer', providerCode: 'not-json' }],
  ['a gate refused', { status: 404, text: 'no such path' }, { failure: 'unavailable', providerCode: 'http-404' }],
  ['something behind the gate broke', { status: 502, text: '' }, { failure: 'no-answer', providerCode: 'http-502' }],
] as const)('tells how it failed when %s', async (_, answer, expected) => {
  expect(await troubleOf(answer)).toMatchObject({ provider: 'twin', scope: 'order', ...expected })
})

it('keeps the time that a throttling gate asks for', async () => {
  expect(await troubleOf({ status: 429, headers: { 'retry-after': '7' }, text: '' })).toMatchObject({
    failure: 'throttled',
    scope: 'account',
    providerCode: 'http-429',
    retryAfterMs: 7000,
  })
})

it('quotes no more of a strange page than tells what it is', async () => {
  expect((await troubleOf(`<html>${'x'.repeat(500)}`)).providerText).toHaveLength(80)
})

it('takes an answer of another shape for none', () => {
  expect(() => readAnswer('twin', z.object({ id: z.string() }), { id: 5 })).toThrow(ProviderError)
})

it('lets our own defects through as they are', async () => {
  const defect = new TypeError('ours')
  await expect(exchange(cannedHttp(() => defect).http, 'twin', request)).rejects.toBe(defect)
})

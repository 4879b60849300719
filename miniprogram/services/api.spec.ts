import { cloud } from '../../test/support/taro'
import { callApi } from './api'

const WEEK_MS = 7 * 86_400_000
const ids: string[] = []
/** The cloud does what is asked, and its answer is lost on the way. */
const lost = (_name: string, input: unknown) => {
  ids.push((input as { requestId: string }).requestId)
  throw new Error('request:fail')
}
const heard = (answer: unknown) => (_name: string, input: unknown) => {
  ids.push((input as { requestId: string }).requestId)
  return answer
}
const reprint = (requestId: string, reason = '纸卡了', parcelId = 'P1') =>
  callApi('copyReprint', { requestId, parcelId, reason })

beforeEach(() => void ids.splice(0))
afterEach(() => jest.restoreAllMocks())

it('asks again under the same id when no answer came, so that nothing is printed twice', async () => {
  cloud.answer = lost
  expect(await reprint('tap-00001')).toMatchObject({ ok: false, refusal: 'network' })
  cloud.answer = heard({ ok: true, value: { copyId: 'c', batchId: 'b' } })
  await reprint('tap-00002')
  expect(ids).toEqual(['tap-00001', 'tap-00001'])
  await reprint('tap-00003')
  expect(ids.at(-1)).toBe('tap-00003')
})

it('takes a function that broke on the way for no answer, and a refusal for one', async () => {
  cloud.answer = heard({ ok: false, refusal: 'broken' })
  await reprint('tap-00004')
  await reprint('tap-00005')
  expect(ids).toEqual(['tap-00004', 'tap-00004'])
  cloud.answer = heard({ ok: false, refusal: 'handed-over' })
  await reprint('tap-00006')
  await reprint('tap-00007')
  expect(ids.slice(2)).toEqual(['tap-00004', 'tap-00007'])
})

it('keeps another wish and a later day apart', async () => {
  cloud.answer = lost
  await reprint('tap-00008', '标签脏了')
  await reprint('tap-00009', '标签脏了', 'P2')
  const now = Date.now()
  jest.spyOn(Date, 'now').mockReturnValue(now + WEEK_MS)
  await reprint('tap-00010', '标签脏了')
  expect(ids).toEqual(['tap-00008', 'tap-00009', 'tap-00010'])
})

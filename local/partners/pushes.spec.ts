import { createPushQueue, type PushEvent } from './pushes'
import { createBench } from './test-bench'

const policy = { gapsMs: [1_000, 2_000], accepts: ({ body }: { body: string }) => body === 'success' }
const message = { url: 'http://shop/in', headers: {}, body: 'hello' }

function queueOn(bench: ReturnType<typeof createBench>) {
  const { clock, outbox } = bench.deps({})
  const pushes = createPushQueue({ clock, outbox, policy })
  const record = (event: PushEvent) => pushes.apply(event)
  return { pushes, record, deliver: () => pushes.deliver(record) }
}

it('tries by the plan and then gives the push up', async () => {
  const bench = createBench()
  const { pushes, record, deliver } = queueOn(bench)
  record(pushes.queue(message))
  for (const waitMs of [0, 999, 1, 1_999, 1, 60_000]) {
    bench.pass(waitMs)
    await deliver()
  }
  expect(bench.sent).toHaveLength(3)
  expect(pushes.counts()).toEqual({ queued: 1, ok: 0, lost: 1, pending: 0 })
})

it('sends nothing while it is paused, and what waited afterwards, by the plan it had', async () => {
  const bench = createBench()
  bench.replies.push({ status: 200, body: 'success' })
  const { pushes, record, deliver } = queueOn(bench)
  pushes.pauseUntil(bench.clock.now() + 3 * 3_600_000)
  record(pushes.queue(message))
  for (const waitMs of [0, 3 * 3_600_000 - 1]) {
    bench.pass(waitMs)
    await deliver()
  }
  expect([bench.sent.length, pushes.counts().pending]).toEqual([0, 1])
  bench.pass(1)
  await deliver()
  expect(bench.sent).toHaveLength(1)
  expect(pushes.counts()).toEqual({ queued: 1, ok: 1, lost: 0, pending: 0 })
})

it('stops at the first right answer', async () => {
  const bench = createBench()
  bench.replies.push({ status: 200, body: 'fail' }, { status: 200, body: 'success' })
  const { pushes, record, deliver } = queueOn(bench)
  record(pushes.queue(message))
  await deliver()
  bench.pass(1_000)
  await deliver()
  bench.pass(10_000)
  await deliver()
  expect(bench.sent).toHaveLength(2)
  expect(pushes.counts()).toMatchObject({ ok: 1, pending: 0 })
})

it('holds a delayed push back and sends nothing twice in overlapping rounds', async () => {
  const bench = createBench()
  bench.replies.push({ status: 200, body: 'success' })
  const { pushes, record, deliver } = queueOn(bench)
  record(pushes.queue({ ...message, delayMs: 500 }))
  await deliver()
  expect(bench.sent).toHaveLength(0)
  bench.pass(500)
  await Promise.all([deliver(), deliver()])
  expect(bench.sent).toHaveLength(1)
})

import type { JobCondition, PrinterCondition } from '@shared/ports/printer'
import { emptyQueue } from './empty-queue'

/** A maker that knows printed and not printed only. */
function maker(change: {
  condition?: PrinterCondition
  strangers?: number
  printed?: string[]
  stays?: number
  outMeanwhile?: string
}) {
  const { condition = 'out-of-paper', strangers = 0, printed = [], stays = 0, outMeanwhile } = change
  let waiting = ['j1', 'j2'].filter((id) => !printed.includes(id)).length + strangers
  const said: string[] = []
  const queue = {
    provider: 'maker',
    goneAs: 'waiting' as const,
    status: async () => ({ condition, waiting }),
    jobs: async (ids: readonly string[]) =>
      Object.fromEntries(ids.map((id): [string, JobCondition] => [id, printed.includes(id) ? 'printed' : 'waiting'])),
    empty: async (ids: readonly string[]) => {
      said.push(...ids)
      waiting = stays
      if (outMeanwhile) printed.push(outMeanwhile)
    },
  }
  return { said, cancel: () => emptyQueue(queue, ['j1', 'j2']) }
}

it('empties the queue of a printer that stands still, and names what is gone', async () => {
  const { cancel, said } = maker({})
  expect((await cancel()).jobIds).toEqual(['j1', 'j2'])
  expect(said).toEqual(['j1', 'j2'])
})

it('confirms what is gone once more when the first answer was lost, without emptying again', async () => {
  const { cancel, said } = maker({})
  await cancel()
  expect((await cancel()).jobIds).toEqual(['j1', 'j2'])
  expect(said).toHaveLength(2)
})

it('takes nothing out of a queue in which somebody else’s label waits', async () => {
  const { cancel, said } = maker({ strangers: 1 })
  expect(await cancel()).toEqual({ jobIds: [], kept: 'others-waiting' })
  expect(said).toEqual([])
})

it('does not count a label that has come out as one of ours that waits', async () => {
  const { cancel, said } = maker({ strangers: 1, printed: ['j1'] })
  expect(await cancel()).toMatchObject({ kept: 'others-waiting' })
  expect(said).toEqual([])
})

it.each(['ready', 'unknown'] as const)(
  'leaves a printer alone that is %s: a label may be coming out',
  async (condition) => {
    const { cancel, said } = maker({ condition })
    expect(await cancel()).toEqual({ jobIds: [], kept: 'still-printing' })
    expect(said).toEqual([])
  },
)

it('confirms nothing while something still waits', async () => {
  await expect(maker({ stays: 1 }).cancel()).rejects.toMatchObject({
    trouble: { failure: 'no-answer', providerCode: 'still-waiting' },
  })
})

it('does not give back a label that came out while the queue was emptied', async () => {
  expect((await maker({ outMeanwhile: 'j1' }).cancel()).jobIds).toEqual(['j2'])
})

import type { BatchDoc } from '@shared/batch/batch'
import type { IncomingOrder } from '@shared/order/incoming'
import { printStep } from '../../cloudfunctions/verbs/print'
import { createTestDesk, NOON, takeInReady, type TestDesk } from './desk'

/** What a print tap and the work functions after it do: orders of these numbers, each in its own parcel. */
export async function planReady(
  test: TestDesk,
  nos: readonly string[],
  change: Partial<IncomingOrder> = {},
): Promise<void> {
  for (const no of nos) await takeInReady(test, no, change)
  const orderIds = nos.map((no) => `demo_${no}`)
  const batch: BatchDoc = {
    _id: 'batch-01',
    v: 1,
    ver: 1,
    shopId: 'demo',
    ask: { verb: 'print', orderIds, printerIds: ['demo_kuaimai_P1'], merge: false },
    by: 'staff',
    state: 'open',
    cursor: 0,
    total: orderIds.length,
    doneCount: 0,
    refusals: [],
    createdAt: NOON,
  }
  await printStep(test.desk)({ batch, ids: orderIds, offset: 0 })
}

export async function planned(nos: readonly string[]): Promise<TestDesk> {
  const test = await createTestDesk()
  await planReady(test, nos)
  return test
}

import { useState } from 'react'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useSnack } from '../../../store/snack'
import { PRINTER } from '../../../text/printer'

const LOOK_MS = 2_000
const LOOKS = 15
const ENDED: readonly string[] = ['printed', 'failed', 'dropped', 'unknown']

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A test sheet goes the road of every label; the same ask again only tells how it is doing. */
export const useTestPrint = (printerId: string) => {
  const { act } = useAct()
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    const ask = { requestId: newId(), printerId }
    let seen = await act('templateTestPrint', ask)
    if (seen) useSnack.getState().show(PRINTER.testSent)
    for (let looks = 0; seen && !ENDED.includes(seen.state) && seen.problem === undefined && looks < LOOKS; looks++) {
      await pause(LOOK_MS)
      seen = await act('templateTestPrint', ask)
    }
    setBusy(false)
    if (seen?.state === 'printed') useSnack.getState().show(PRINTER.testDone)
    else if (seen?.problem !== undefined) useSnack.getState().warn(PRINTER.testNot(seen.problem))
  }
  return { busy, print }
}

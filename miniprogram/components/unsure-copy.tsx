import type { UnsureCopy } from '@shared/api/print'
import { useAct } from '../hooks/use-act'
import { PRINT } from '../text/print'
import { CauseFix } from './cause-fix'

interface Props {
  readonly copies: readonly UnsureCopy[]
  readonly lineOf: (first: UnsureCopy, all: readonly UnsureCopy[]) => string
  readonly onAnswered: () => Promise<void>
}

/** One copy at a time: the reprinting button is never pre-selected and never bulk. */
export const UnsureCopies = ({ copies, lineOf, onAnswered }: Props) => {
  const { busy, act } = useAct()
  const [copy] = copies
  if (copy === undefined) return null
  const answer = async (cameOut: boolean) => {
    await act('copyAnswer', { copyId: copy.copyId, cameOut }, String(cameOut))
    await onAnswered()
  }
  return (
    <CauseFix
      id='unsure'
      tone='look'
      title={copy.failed ? PRINT.failedTitle : PRINT.unsureTitle}
      line={lineOf(copy, copies)}
      count={copies.length}
      fixes={[
        { id: 'came-out', label: PRINT.cameOut, busy: busy === 'true', onTap: () => void answer(true) },
        { id: 'not-out', kind: 'a', label: PRINT.notOut, busy: busy === 'false', onTap: () => void answer(false) },
      ]}
    />
  )
}

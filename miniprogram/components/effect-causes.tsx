import { useState } from 'react'
import type { EffectCause } from '@shared/api/print'
import type { CourierKey } from '@shared/courier/courier-key'
import { newId } from '../device/id'
import { useAct } from '../hooks/use-act'
import { useSnack } from '../store/snack'
import { causeLine, causeTitle, PRINT } from '../text/print'
import type { BtnProps } from './btn'
import { CauseFix } from './cause-fix'
import { CauseSheet } from './cause-sheet'

interface Props {
  readonly causes: readonly EffectCause[]
  readonly onFixed: () => Promise<void>
}
type Fix = EffectCause['fixes'][number]

interface Taps {
  readonly onFix: (how: Fix) => void
  readonly onAsk: () => void
}

/** A number that may have been given is given up in the sheet, after its question; there the courier is changed as well. */
const buttonsOf = (cause: EffectCause, { onFix, onAsk }: Taps): BtnProps[] => {
  const isUnsure = cause.unsureKeys !== undefined
  const onLost = isUnsure ? onAsk : () => onFix('accept-lost')
  const all: Record<Fix, BtnProps> = {
    retry: { id: `retry-${cause.id}`, label: PRINT.retry(cause.count), onTap: () => onFix('retry') },
    'accept-lost': { id: `lost-${cause.id}`, label: PRINT.acceptLost(cause.count), onTap: onLost },
    'resume-account': { id: `resume-${cause.id}`, label: PRINT.resume, onTap: () => onFix('resume-account') },
    'change-courier': { id: `change-${cause.id}`, kind: 'a', label: PRINT.changeTo, onTap: onAsk },
  }
  return cause.fixes.filter((fix) => !isUnsure || fix !== 'change-courier').map((fix) => all[fix])
}

/** Causes with their fixes; a change of courier asks to which. */
export const EffectCauses = ({ causes, onFixed }: Props) => {
  const { busy, act } = useAct()
  const [asking, setAsking] = useState<EffectCause>()
  const fix = async (cause: EffectCause, how: Fix, courier?: CourierKey) => {
    setAsking(undefined)
    const input = { requestId: newId(), causeId: cause.id, fix: how, ...(courier === undefined ? {} : { courier }) }
    const value = await act('effectFix', input, cause.id)
    if (value) useSnack.getState().show(PRINT.fixed(value.count))
    await onFixed()
  }
  const buttons = (cause: EffectCause): BtnProps[] =>
    buttonsOf(cause, { onFix: (how) => void fix(cause, how), onAsk: () => setAsking(cause) }).map((one) => ({
      ...one,
      busy: busy === cause.id,
    }))
  return (
    <>
      {causes.map((cause) => (
        <CauseFix
          key={cause.id}
          id={`cause-${cause.id}`}
          tone={cause.unsureKeys ? 'look' : 'stop'}
          title={causeTitle(cause)}
          line={causeLine(cause)}
          count={cause.count}
          fixes={buttons(cause)}
        />
      ))}
      {asking && (
        <CauseSheet
          cause={asking}
          onCourier={(courier) => void fix(asking, 'change-courier', courier)}
          onAnew={() => void fix(asking, 'accept-lost')}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

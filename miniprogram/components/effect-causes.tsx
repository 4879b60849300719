import { useState } from 'react'
import { View } from '@tarojs/components'
import type { EffectCause } from '@shared/api/print'
import { COURIERS } from '@shared/courier/couriers'
import type { CourierKey } from '@shared/courier/courier-key'
import { newId } from '../device/id'
import { useAct } from '../hooks/use-act'
import { useResource } from '../hooks/use-resource'
import { go } from '../nav/go'
import { useSession } from '../store/session'
import { useSnack } from '../store/snack'
import { causeLine, causeTitle, changeTo, PRINT } from '../text/print'
import type { BtnProps } from './btn'
import { CauseFix } from './cause-fix'
import { Load } from './load'
import { RowItem } from './row-item'
import { Sheet } from './sheet'

interface Props {
  readonly causes: readonly EffectCause[]
  readonly onFixed: () => Promise<void>
}
type Fix = EffectCause['fixes'][number]

interface Choice {
  readonly cause: EffectCause
  readonly onChoose: (courier: CourierKey) => void
  readonly onClose: () => void
}

/** Nobody else goes there: an account is what is missing, and the owner can add one. */
const Nobody = () => {
  const owner = useSession((state) => state.me?.role === 'owner')
  return (
    <RowItem
      id='to-nobody'
      icon='truck'
      title={PRINT.changeToNobody}
      line={owner ? PRINT.changeToNobodyOwner : PRINT.changeToNobodyStaff}
      {...(owner ? { onTap: () => go('couriers') } : {})}
    />
  )
}

const ToWhich = ({ cause, onChoose, onClose }: Choice) => {
  const resource = useResource('effectCouriers', { causeId: cause.id })
  return (
    <Sheet title={PRINT.changeTo} onClose={onClose}>
      <View className='sec'>
        <Load of={resource} rows={2}>
          {({ couriers }) =>
            couriers.length === 0 ? (
              <Nobody />
            ) : (
              couriers.map((key) => (
                <RowItem
                  key={key}
                  id={`to-${key}`}
                  title={changeTo(cause.count, COURIERS[key].short)}
                  onTap={() => onChoose(key)}
                />
              ))
            )
          }
        </Load>
      </View>
    </Sheet>
  )
}

interface Taps {
  readonly onFix: (how: Fix) => void
  readonly onAsk: () => void
}

const buttonsOf = (cause: EffectCause, { onFix, onAsk }: Taps): Record<Fix, BtnProps> => ({
  retry: { id: `retry-${cause.id}`, label: PRINT.retry(cause.count), onTap: () => onFix('retry') },
  'accept-lost': { id: `lost-${cause.id}`, label: PRINT.acceptLost(cause.count), onTap: () => onFix('accept-lost') },
  'resume-account': { id: `resume-${cause.id}`, label: PRINT.resume, onTap: () => onFix('resume-account') },
  'change-courier': { id: `change-${cause.id}`, kind: 'a', label: PRINT.changeTo, onTap: onAsk },
})

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
  const buttons = (cause: EffectCause): BtnProps[] => {
    const all = buttonsOf(cause, { onFix: (how) => void fix(cause, how), onAsk: () => setAsking(cause) })
    return cause.fixes.map((one) => ({ ...all[one], busy: busy === cause.id }))
  }
  return (
    <>
      {causes.map((cause) => (
        <CauseFix
          key={cause.id}
          id={`cause-${cause.id}`}
          tone='stop'
          title={causeTitle(cause)}
          line={causeLine(cause)}
          count={cause.count}
          fixes={buttons(cause)}
        />
      ))}
      {asking && (
        <ToWhich
          cause={asking}
          onChoose={(courier) => void fix(asking, 'change-courier', courier)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

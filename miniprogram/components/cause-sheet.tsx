import { View } from '@tarojs/components'
import type { EffectCause } from '@shared/api/print'
import { COURIERS } from '@shared/courier/couriers'
import type { CourierKey } from '@shared/courier/courier-key'
import { useResource } from '../hooks/use-resource'
import { go } from '../nav/go'
import { useSession } from '../store/session'
import { changeTo, numberQuestion, PRINT } from '../text/print'
import { Load } from './load'
import { RowItem } from './row-item'
import { Sheet } from './sheet'

interface Props {
  readonly cause: EffectCause
  readonly onCourier: (courier: CourierKey) => void
  readonly onAnew: () => void
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

/** To which courier the parcels of a cause go. Where numbers may have been given, that is said before anything is chosen. */
export const CauseSheet = ({ cause, onCourier, onAnew, onClose }: Props) => {
  const resource = useResource('effectCouriers', { causeId: cause.id })
  const isUnsure = cause.unsureKeys !== undefined
  return (
    <Sheet title={isUnsure ? PRINT.mayHaveNumber : PRINT.changeTo} onClose={onClose}>
      {isUnsure && (
        <View className='pad t17' id='number-question'>
          {numberQuestion(cause)}
        </View>
      )}
      <View className='sec'>
        {isUnsure && <RowItem id='ask-anew' title={PRINT.askAnew(cause.count)} onTap={onAnew} />}
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
                  onTap={() => onCourier(key)}
                />
              ))
            )
          }
        </Load>
      </View>
    </Sheet>
  )
}

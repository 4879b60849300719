import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActBar } from '../../../components/act-bar'
import { Field } from '../../../components/field'
import { useAct } from '../../../hooks/use-act'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { BLUETOOTH } from '../../../text/bluetooth'
import { usePhone } from './phone'

/** The printer's own name as its number: letters, digits and dashes, at least four. Its id differs from phone to phone. */
const serialOf = (name: string): string =>
  name
    .replace(/[^0-9A-Za-z_-]+/g, '-')
    .slice(0, 36)
    .padEnd(4, '-')

/** Makes the connected device a printer of the shop; only the owner may. */
export const useAddHere = (onAdded: (printerId: string) => void) => {
  const { device } = usePhone()
  const owner = useSession((state) => state.me?.role === 'owner')
  const { busy, act } = useAct()
  const [label, setLabel] = useState('')
  const named = label.trim() !== ''
  const add = async () => {
    if (!device) return
    const sn = serialOf(device.name)
    const value = await act('printerAdd', { driver: 'bluetooth', sn, label: label.trim() })
    const added = value?.printers.find((one) => one.driver === 'bluetooth' && one.sn === sn)
    if (!added) return
    useSnack.getState().show(BLUETOOTH.added)
    onAdded(added.id)
  }
  const panel = owner ? (
    <View className='sec'>
      <Field
        id='bt-label'
        label={BLUETOOTH.label}
        value={label}
        placeholder={BLUETOOTH.labelPlaceholder}
        onChange={setLabel}
      />
    </View>
  ) : (
    <View className='pad t15 ink2'>{BLUETOOTH.onlyOwner}</View>
  )
  const bar = owner && (
    <ActBar
      primary={{
        id: 'bt-add',
        icon: named ? 'plus' : 'look',
        label: named ? BLUETOOTH.addIt : BLUETOOTH.nameFirst,
        off: !named,
        busy: busy !== undefined,
        onTap: () => void add(),
      }}
    />
  )
  return { panel, bar }
}

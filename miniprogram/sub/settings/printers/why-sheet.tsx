import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { Btn } from '../../../components/btn'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { useNow } from '../../../hooks/use-now'
import { checksOf, PRINTER, seenAt, stateOf } from '../../../text/printer'
import { useTestPrint } from '../printer/use-test-print'
import { printerTone } from './printer-tone'

interface Props {
  readonly printer: SettingsValue['printers'][number]
  readonly reload: () => Promise<void>
  readonly onClose: () => void
}
/** A printer that does not print: what its maker says, what to look at, and a sheet to see whether it helped. */
export const WhySheet = ({ printer, reload, onClose }: Props) => {
  const now = useNow()
  const { busy, print } = useTestPrint(printer.id)
  return (
    <Sheet title={printer.label} onClose={onClose}>
      <View className='sec' id='why'>
        <RowItem tone={printerTone(printer)} title={stateOf(printer, now)} line={seenAt(printer.conditionAt)} />
        {checksOf(printer).map((check, index) => (
          <View key={check} className='li'>
            <View className='mark t20 b'>{index + 1}</View>
            <View className='sp t17'>{check}</View>
          </View>
        ))}
        <View className='pad row gap12'>
          <Btn id='why-again' icon='run' grow label={PRINTER.askAgain} onTap={() => void reload()} />
          <Btn id='why-test' icon='printer' grow label={PRINTER.test} busy={busy} onTap={() => void print()} />
        </View>
      </View>
    </Sheet>
  )
}

import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { RowItem } from '../../../components/row-item'
import { useNow } from '../../../hooks/use-now'
import { PRINTER, paperOf, queueLine, stateOf } from '../../../text/printer'
import { printerTone } from '../printers/printer-tone'

interface Props {
  readonly printer: SettingsValue['printers'][number]
  readonly tried: boolean
}
/** It is there: what its maker says, which paper to put in, and where the sheet comes out. */
export const PaperStep = ({ printer, tried }: Props) => {
  const now = useNow()
  return (
    <View id='paper-step' className='sec'>
      <RowItem
        tone={printerTone(printer)}
        title={printer.label}
        state={{ tone: printerTone(printer), text: stateOf(printer, now) }}
        line={queueLine(printer)}
      />
      <RowItem icon='printer' title={PRINTER.putPaper(paperOf(printer))} line={PRINTER.putPaperBody} />
      {tried && <RowItem icon='eye' title={PRINTER.lookAtSheet} line={PRINTER.lookAtSheetBody} />}
    </View>
  )
}

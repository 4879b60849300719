import { View } from '@tarojs/components'
import { PRINTER_DRIVERS, type PrinterDriver } from '@shared/printer/drivers'
import { Btn } from '../../../components/btn'
import { Field } from '../../../components/field'
import { PRINTER } from '../../../text/printer'
import { SETTINGS } from '../../../text/settings'
import type { Draft } from './draft'
import { DriverFields } from './driver-fields'

interface Props {
  readonly draft: Draft
  readonly offered: readonly PrinterDriver[]
  readonly onChange: (draft: Draft) => void
}

const Makers = ({ draft, offered, onChange }: Props) => (
  <>
    <View className='cap-t'>{PRINTER.maker}</View>
    <View className='pad white chips'>
      {offered.map((driver) => (
        <Btn
          key={driver}
          id={`maker-${driver}`}
          size='m'
          kind={driver === draft.driver ? 'a' : 'o'}
          label={PRINTER_DRIVERS[driver].name}
          onTap={() => onChange({ ...draft, driver })}
        />
      ))}
    </View>
  </>
)

/** What the sticker said, or a hand types. */
export const NumberStep = (props: Props) => {
  const { draft, onChange } = props
  const info = PRINTER_DRIVERS[draft.driver]
  return (
    <>
      <Makers {...props} />
      <View className='cap-t'>{info.about}</View>
      <View className='sec'>
        <Field
          id='f-sn'
          label={SETTINGS.sn}
          value={draft.sn}
          placeholder={info.snWhere}
          onChange={(sn) => onChange({ ...draft, sn })}
        />
        <DriverFields info={info} values={draft.fields} onChange={(fields) => onChange({ ...draft, fields })} />
        <Field
          id='f-label'
          label={SETTINGS.printerLabel}
          value={draft.label}
          placeholder={SETTINGS.printerLabelPlaceholder}
          onChange={(label) => onChange({ ...draft, label })}
        />
      </View>
    </>
  )
}

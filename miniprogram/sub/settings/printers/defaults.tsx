import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { COURIERS } from '@shared/courier/couriers'
import { SHARE_MODES } from '@shared/printer/share'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import type { useSettings } from '../../../hooks/use-settings'
import { PRINTER, shareBody, shareWord } from '../../../text/printer'

interface Props {
  readonly value: SettingsValue
  readonly settings: ReturnType<typeof useSettings>
}
type Courier = SettingsValue['couriers'][number]['courier']
type Choice = 'share' | Courier

const chosen = (is: boolean) => (is ? ({ tone: 'done' } as const) : ({ icon: 'ring' } as const))

const ShareSheet = ({ value, settings, onClose }: Props & { readonly onClose: () => void }) => (
  <Sheet title={PRINTER.shareTitle} onClose={onClose}>
    {SHARE_MODES.map((share) => (
      <RowItem
        key={share}
        id={`share-${share}`}
        {...chosen(value.printing.share === share)}
        title={shareWord(share)}
        line={shareBody(share)}
        onTap={() => void settings.save('printShareSave', { share }).then(onClose)}
      />
    ))}
  </Sheet>
)

const CourierSheet = ({ value, settings, courier, onClose }: Props & { courier: Courier; onClose: () => void }) => {
  const now = value.printing.couriers[courier]
  const save = (printerId?: string) =>
    void settings.save('printCourierSave', { courier, ...(printerId === undefined ? {} : { printerId }) }).then(onClose)
  return (
    <Sheet title={PRINTER.courierTitle(COURIERS[courier].short)} onClose={onClose}>
      <RowItem
        id='own-none'
        {...chosen(now === undefined)}
        title={PRINTER.courierAny}
        line={shareBody(value.printing.share)}
        onTap={() => save()}
      />
      {value.printers
        .filter(({ bind }) => bind === 'bound')
        .map(({ id, label }) => (
          <RowItem key={id} id={`own-${id}`} {...chosen(now === id)} title={label} onTap={() => save(id)} />
        ))}
    </Sheet>
  )
}

/** Which printer prints what when nobody says otherwise. */
export const Defaults = ({ value, settings }: Props) => {
  const [choice, setChoice] = useState<Choice>()
  const close = () => setChoice(undefined)
  const nameOf = (courier: Courier) =>
    value.printers.find(({ id }) => id === value.printing.couriers[courier])?.label ?? PRINTER.courierAny
  return (
    <>
      <View className='cap-t'>{PRINTER.defaults}</View>
      <View className='sec'>
        <RowItem
          id='default-share'
          title={PRINTER.share}
          line={`${shareWord(value.printing.share)}，${shareBody(value.printing.share)}`}
          onTap={() => setChoice('share')}
        />
        {value.couriers.map(({ id, courier, label }) => (
          <RowItem
            key={id}
            id={`default-${courier}`}
            title={label}
            line={nameOf(courier)}
            onTap={() => setChoice(courier)}
          />
        ))}
      </View>
      {choice === 'share' && <ShareSheet value={value} settings={settings} onClose={close} />}
      {choice !== undefined && choice !== 'share' && (
        <CourierSheet value={value} settings={settings} courier={choice} onClose={close} />
      )}
    </>
  )
}

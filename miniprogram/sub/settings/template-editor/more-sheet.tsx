import { useState } from 'react'
import { View } from '@tarojs/components'
import type { TemplateListValue } from '@shared/api/templates'
import { COURIERS } from '@shared/courier/couriers'
import type { CourierKey } from '@shared/courier/courier-key'
import { parseTemplateRef } from '@shared/label/template-version'
import { Btn } from '../../../components/btn'
import { Field } from '../../../components/field'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { goInstead } from '../../../nav/go'
import { useSnack } from '../../../store/snack'
import { TEMPLATE } from '../../../text/template'
import { Choice } from './choice'
import type { Editor } from './use-editor'

type Printer = TemplateListValue['printers'][number]
const SUFFIX = 10
/** A base of the shop's own; small letters and digits, as template ids are. */
const newBase = () =>
  `own-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-SUFFIX)}`

const refOf = ({ template, courierTemplates }: Printer, courier: CourierKey | undefined) =>
  courier === undefined ? template : courierTemplates[courier]

interface ForWhomProps {
  readonly couriers: readonly CourierKey[]
  readonly courier: CourierKey | undefined
  readonly onChoose: (courier: CourierKey | undefined) => void
}
const ForWhom = ({ couriers, courier, onChoose }: ForWhomProps) => (
  <View className='choices pad-side'>
    <Choice id='for-all' label={TEMPLATE.useAll} on={courier === undefined} onTap={() => onChoose(undefined)} />
    {couriers.map((key) => (
      <Choice
        key={key}
        id={`for-${key}`}
        label={COURIERS[key].short}
        on={courier === key}
        onTap={() => onChoose(key)}
      />
    ))}
  </View>
)

/** Which printers print with it, for all couriers or for one. */
const Uses = ({ base }: { readonly base: string }) => {
  const list = useResource('templateList', {})
  const settings = useResource('settingsGet', {})
  const { act } = useAct()
  const [courier, setCourier] = useState<CourierKey>()
  const couriers = settings.shown?.value.couriers.filter(({ on }) => on).map((row) => row.courier) ?? []
  const use = async (printer: Printer, on: boolean) => {
    const value = await act('templateUse', {
      printerId: printer.id,
      ...(on ? { base } : {}),
      ...(courier === undefined ? {} : { courier }),
    })
    if (value === undefined) return
    list.set(value)
    useSnack.getState().show(TEMPLATE.used)
  }
  const side = (printer: Printer) => {
    const ref = refOf(printer, courier)
    if (ref === undefined || parseTemplateRef(ref)?.base !== base)
      return <Btn id={`use-${printer.id}`} size='m' label={TEMPLATE.use} onTap={() => void use(printer, true)} />
    return courier === undefined ? (
      <View className='t15 ink2'>{TEMPLATE.inUse}</View>
    ) : (
      <Btn id={`unuse-${printer.id}`} size='m' label={TEMPLATE.unuse} onTap={() => void use(printer, false)} />
    )
  }
  return (
    <>
      <View className='cap-t'>{TEMPLATE.useTitle}</View>
      <ForWhom couriers={couriers} courier={courier} onChoose={setCourier} />
      <View className='sec'>
        {list.shown?.value.printers.map((printer) => (
          <RowItem key={printer.id} icon='printer' title={printer.label} side={side(printer)} />
        ))}
      </View>
    </>
  )
}

interface Props {
  readonly editor: Editor
  /** Office sheets go to no label printer. */
  readonly usable: boolean
  readonly onClose: () => void
}
export const MoreSheet = ({ editor, usable, onClose }: Props) => {
  const [name, setName] = useState(editor.template?.name ?? '')
  const close = () => {
    editor.rename(name.trim())
    onClose()
  }
  const copy = async () => {
    const base = newBase()
    if (!(await editor.copyAs(base, name.trim()))) return
    useSnack.getState().show(TEMPLATE.copied)
    goInstead('templateEditor', { base })
  }
  return (
    <Sheet title={TEMPLATE.moreTitle} onClose={close}>
      <View className='sheet-scroll'>
        <Field id='f-name' label={TEMPLATE.name} value={name} onChange={setName} />
        <View className='row gap12 pad'>
          <Btn id='copy-as' size='m' grow label={TEMPLATE.copyAs} off={name.trim() === ''} onTap={() => void copy()} />
          <Btn id='name-done' size='m' kind='p' grow label={TEMPLATE.done} onTap={close} />
        </View>
        {usable && <Uses base={editor.base} />}
      </View>
    </Sheet>
  )
}

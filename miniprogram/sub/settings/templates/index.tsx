import { View } from '@tarojs/components'
import type { TemplateListValue } from '@shared/api/templates'
import type { Template } from '@shared/label/template'
import { parseTemplateRef } from '@shared/label/template-version'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { SwitchRow } from '../../../components/switch-row'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { COMMON } from '../../../text/common'
import { KIND_WORDS, TEMPLATE } from '../../../text/template'
import { moment } from '../../../text/time'

type Row = TemplateListValue['templates'][number]
const KINDS = Object.keys(KIND_WORDS) as Template['kind'][]

const usersOf = ({ base }: Row, { printers }: TemplateListValue): string[] =>
  printers
    .filter(({ template, courierTemplates }) =>
      [template, ...Object.values(courierTemplates)].some((ref) => parseTemplateRef(ref)?.base === base),
    )
    .map(({ label }) => label)

const lineOf = (row: Row, value: TemplateListValue, now: number) =>
  [
    row.savedAt === undefined ? TEMPLATE.builtIn : TEMPLATE.savedAt(row.n, moment(row.savedAt, now)),
    TEMPLATE.usedBy(usersOf(row, value)),
  ]
    .filter((part) => part !== '')
    .join('，')

const Mask = ({ list }: { readonly list: Resource<TemplateListValue> }) => {
  const { act } = useAct()
  const masked = list.shown?.value.masked ?? true
  const change = async (on: boolean) => {
    const value = await act('labelMask', { masked: on })
    if (value === undefined) return
    list.set(value)
    useSnack.getState().show(COMMON.saved)
  }
  return (
    <View className='sec'>
      <SwitchRow
        id='mask'
        title={TEMPLATE.mask}
        line={masked ? TEMPLATE.maskBody : TEMPLATE.maskOff}
        on={masked}
        onChange={(on) => void change(on)}
      />
    </View>
  )
}

export default function TemplatesPage() {
  const list = useResource('templateList', {})
  const now = useNow()
  const owner = useSession((state) => state.me?.role) === 'owner'
  return (
    <Screen roles={['owner', 'packer', 'auditor']}>
      <Load of={list}>
        {(value) => (
          <>
            {owner && !list.offline && <Mask list={list} />}
            {KINDS.map((kind) => (
              <View key={kind}>
                <View className='cap-t'>{KIND_WORDS[kind]}</View>
                <View className='sec'>
                  {value.templates
                    .filter((row) => row.kind === kind)
                    .map((row) => (
                      <RowItem
                        key={row.base}
                        id={`template-${row.base}`}
                        title={row.name}
                        line={lineOf(row, value, now)}
                        {...(owner ? { onTap: () => go('templateEditor', { base: row.base }) } : {})}
                      />
                    ))}
                </View>
              </View>
            ))}
          </>
        )}
      </Load>
    </Screen>
  )
}

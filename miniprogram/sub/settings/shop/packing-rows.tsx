import { View } from '@tarojs/components'
import { InputNumber } from '@nutui/nutui-react-taro'
import type { PackingSettings } from '@shared/pack/packing-settings'
import { SwitchRow } from '../../../components/switch-row'
import { PACKING } from '../../../text/pack'

interface GramsProps {
  readonly id: string
  readonly title: string
  readonly line: string
  readonly value: number
  readonly min: number
  readonly onChange: (grams: number) => void
}
const Grams = ({ id, title, line, value, min, onChange }: GramsProps) => (
  <View className='li' id={id}>
    <View className='sp'>
      <View className='t17 b'>{title}</View>
      <View className='t15 ink2'>{line}</View>
    </View>
    <InputNumber
      value={value}
      min={min}
      max={5000}
      step={10}
      onChange={(grams) => onChange(Math.round(Number(grams)))}
    />
  </View>
)

interface Props {
  readonly packing: PackingSettings
  readonly onChange: (packing: PackingSettings) => void
}
/** What is done at the bench beyond scanning; a box is told of its weight only where boxes are weighed. */
export const PackingRows = ({ packing, onChange }: Props) => (
  <>
    <View className='cap-t'>{PACKING.title}</View>
    <View className='sec'>
      <SwitchRow
        id='pack-weigh'
        title={PACKING.weigh}
        line={PACKING.weighLine}
        on={packing.weigh}
        onChange={(weigh) => onChange({ ...packing, weigh })}
      />
      {packing.weigh && (
        <>
          <Grams
            id='pack-tolerance'
            title={PACKING.tolerance}
            line={PACKING.toleranceLine}
            value={packing.toleranceGrams}
            min={1}
            onChange={(toleranceGrams) => onChange({ ...packing, toleranceGrams })}
          />
          <Grams
            id='pack-box'
            title={PACKING.box}
            line={PACKING.boxLine}
            value={packing.boxGrams}
            min={0}
            onChange={(boxGrams) => onChange({ ...packing, boxGrams })}
          />
        </>
      )}
      <SwitchRow
        id='pack-photo'
        title={PACKING.photo}
        line={PACKING.photoLine}
        on={packing.photo}
        onChange={(photo) => onChange({ ...packing, photo })}
      />
    </View>
  </>
)

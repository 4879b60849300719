import { View } from '@tarojs/components'
import { Btn } from '../../../components/btn'
import { TEMPLATE } from '../../../text/template'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onStep: (sign: -1 | 1) => void
}
/** A length with a button at each side. */
export const Stepper = ({ id, label, value, onStep }: Props) => (
  <View className='row gap8 stepper'>
    <View className='t15 ink2 stepper-label'>{label}</View>
    <View className='sp t17 b' id={`${id}-value`}>
      {value}
    </View>
    <Btn id={`${id}-less`} size='m' label={TEMPLATE.less} onTap={() => onStep(-1)} />
    <Btn id={`${id}-more`} size='m' label={TEMPLATE.more1} onTap={() => onStep(1)} />
  </View>
)

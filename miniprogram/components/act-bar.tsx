import { View } from '@tarojs/components'
import { Btn, type BtnProps } from './btn'

interface Props {
  readonly quiet?: Omit<BtnProps, 'kind' | 'grow'>
  readonly primary?: Omit<BtnProps, 'kind' | 'grow'>
}
/** Bottom bar: at most one quiet and one primary action. */
export const ActBar = ({ quiet, primary }: Props) => (
  <View className='act'>
    {quiet && <Btn {...quiet} kind='o' grow={primary === undefined} />}
    {primary && <Btn {...primary} kind='p' grow />}
  </View>
)

import { View } from '@tarojs/components'
import { Btn, type BtnProps } from './btn'

interface Props {
  readonly quiet?: Omit<BtnProps, 'kind' | 'grow'>
  /** Beside the first quiet one, where neither is what the page is for. */
  readonly other?: Omit<BtnProps, 'kind' | 'grow'>
  readonly primary?: Omit<BtnProps, 'kind' | 'grow'>
}
/** Bottom bar: at most two actions, of which at most one primary. */
export const ActBar = ({ quiet, other, primary }: Props) => (
  <View className='act'>
    {quiet && <Btn {...quiet} kind='o' grow={primary === undefined} />}
    {other && <Btn {...other} kind='o' grow />}
    {primary && <Btn {...primary} kind='p' grow />}
  </View>
)

import { View } from '@tarojs/components'
import { useSheetOfBar } from '../hooks/use-layer'
import { Btn, type BtnProps } from './btn'
import { Snack } from './snack'

interface Props {
  readonly quiet?: Omit<BtnProps, 'kind' | 'grow'>
  /** Beside the first quiet one, where neither is what the page is for. */
  readonly other?: Omit<BtnProps, 'kind' | 'grow'>
  readonly primary?: Omit<BtnProps, 'kind' | 'grow'>
}
const Bar = ({ quiet, other, primary }: Props) => (
  <View className='act'>
    {quiet && <Btn {...quiet} kind='o' grow={primary === undefined} />}
    {other && <Btn {...other} kind='o' grow />}
    {primary && <Btn {...primary} kind='p' grow />}
  </View>
)

/** Bottom bar: at most two actions, of which at most one primary. A page has its snack above it, a sheet is given one here. */
export const ActBar = (props: Props) => {
  const sheet = useSheetOfBar()
  if (sheet === undefined) return <Bar {...props} />
  return (
    <View className='sheet-foot'>
      {!sheet.isCovered && <Snack />}
      <Bar {...props} />
    </View>
  )
}

import { View } from '@tarojs/components'
import { COMMON } from '../text/common'
import { Icon } from './icon'

interface Props {
  readonly text: string
  readonly onRetry?: () => void
}
/** Ink band under the title: how old the data is, how many scans wait. */
export const OfflineBar = ({ text, onRetry }: Props) => (
  <View className='off' role='status' id='offline'>
    <Icon name='off' />
    <View className='sp'>{text}</View>
    {onRetry && (
      <View className='off-btn' id='retry' role='button' onClick={onRetry}>
        {COMMON.retry}
      </View>
    )}
  </View>
)

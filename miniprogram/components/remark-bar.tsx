import { View } from '@tarojs/components'
import { AgainBtn } from './again-btn'
import { Icon } from './icon'

interface Props {
  readonly text: string
  /** The box is sealed: a reminder, no longer read out. */
  readonly low?: boolean
}
/** Above everything while the parcel is open; never folds. */
export const RemarkBar = ({ text, low = false }: Props) => (
  <View className='remark' id='remark' role='note'>
    <Icon name='gift' {...(low ? {} : { size: 'l' })} />
    <View className={`sp${low ? ' t20 b' : ' remark-text'}`}>{text}</View>
    {!low && <AgainBtn text={text} />}
  </View>
)

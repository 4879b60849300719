import { View } from '@tarojs/components'
import { AgainBtn } from './again-btn'
import { Icon } from './icon'

/** Above everything while the parcel is open; never folds. */
export const RemarkBar = ({ text }: { readonly text: string }) => (
  <View className='remark' id='remark' role='note'>
    <Icon name='gift' size='l' />
    <View className='remark-text sp'>{text}</View>
    <AgainBtn text={text} />
  </View>
)

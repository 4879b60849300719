import { View } from '@tarojs/components'
import { HAS_VOICE, say } from '../device/voice'
import { FLOOR } from '../text/floor'
import { Icon } from './icon'

/** Says it once more; not there where nothing can speak. */
export const AgainBtn = ({ text }: { readonly text: string }) =>
  HAS_VOICE ? (
    <View className='again-btn' id='say-again' role='button' onClick={() => say(text)}>
      <Icon name='voice' />
      <View>{FLOOR.sayAgain}</View>
    </View>
  ) : null

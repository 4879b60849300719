import { View } from '@tarojs/components'
import { useSnack } from '../store/snack'
import { Icon } from './icon'

export const Snack = () => {
  const { shown, clear } = useSnack()
  if (shown === undefined) return null
  return (
    <View className='snack' role='status' id='snack'>
      <Icon name={shown.tone} />
      <View className='sp'>{shown.text}</View>
      {shown.act && (
        <View
          className='snack-act'
          id='snack-undo'
          role='button'
          onClick={() => {
            clear()
            shown.act?.onTap()
          }}
        >
          <Icon name='undo' size='s' />
          <View>{shown.act.label}</View>
        </View>
      )}
    </View>
  )
}

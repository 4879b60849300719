import { View } from '@tarojs/components'
import { CONDITION_NAMES, CONDITIONS } from '@shared/label/bindings'
import { CONDITION_WORDS } from '../../../text/template'
import { Choice } from './choice'
import type { TabProps } from './drawer'

export const WhenTab = ({ editor, element }: TabProps) => (
  <View className='choices choices-scroll'>
    {CONDITION_NAMES.map((name) => (
      <Choice
        key={name}
        id={`when-${name}`}
        label={CONDITION_WORDS[name]}
        on={element.when === CONDITIONS[name]}
        onTap={() => void editor.edit({ kind: 'when', when: CONDITIONS[name] })}
      />
    ))}
  </View>
)

import { View } from '@tarojs/components'
import { Choice } from './choice'
import type { TabProps } from './drawer'
import { Stepper } from './stepper'
import { TEMPLATE } from '../../../text/template'

const STEP_MM = 0.25
const ALIGNS = ['left', 'center', 'right'] as const

export const LettersTab = ({ editor, element }: TabProps) => {
  if (element.type !== 'text' && element.type !== 'table') return null
  return (
    <>
      <Stepper
        id='letters'
        label={TEMPLATE.letters}
        value={TEMPLATE.mm(element.size)}
        onStep={(sign) => void editor.edit({ kind: 'letters', by: sign * STEP_MM })}
      />
      {element.type === 'text' && (
        <View className='choices'>
          {ALIGNS.map((align) => (
            <Choice
              key={align}
              id={`align-${align}`}
              label={TEMPLATE.align[align]}
              on={(element.align ?? 'left') === align}
              onTap={() => void editor.edit({ kind: 'style', align })}
            />
          ))}
          <Choice
            id='bold'
            label={TEMPLATE.bold}
            on={element.bold === true}
            onTap={() => void editor.edit({ kind: 'style', bold: element.bold !== true })}
          />
          <Choice
            id='wrap'
            label={TEMPLATE.wrap}
            on={element.wrap === true}
            onTap={() => void editor.edit({ kind: 'style', wrap: element.wrap !== true })}
          />
        </View>
      )}
    </>
  )
}

import { View } from '@tarojs/components'
import { Btn } from '../../../components/btn'
import { TEMPLATE } from '../../../text/template'
import type { TabProps } from './drawer'
import { Stepper } from './stepper'

const STEP_MM = 0.5

export const PlaceTab = ({ editor, element }: TabProps) => {
  const move = (dx: number, dy: number) => () => void editor.edit({ kind: 'move', dx, dy })
  return (
    <>
      <View className='row gap8'>
        <Btn id='left' size='m' grow label={TEMPLATE.left} onTap={move(-STEP_MM, 0)} />
        <Btn id='right' size='m' grow label={TEMPLATE.right} onTap={move(STEP_MM, 0)} />
        <Btn id='up' size='m' grow label={TEMPLATE.up} onTap={move(0, -STEP_MM)} />
        <Btn id='down' size='m' grow label={TEMPLATE.down} onTap={move(0, STEP_MM)} />
      </View>
      <View className='row gap8 t13 ink2 mt8'>
        <View className='sp' id='place'>
          {TEMPLATE.position(element.x, element.y)}
        </View>
        <View>{TEMPLATE.step}</View>
      </View>
    </>
  )
}

export const SizeTab = ({ editor, element }: TabProps) => {
  const stretch = (dw: number, dh: number) => void editor.edit({ kind: 'stretch', dw, dh })
  return (
    <>
      <Stepper
        id='w'
        label={TEMPLATE.width}
        value={TEMPLATE.mm(element.w)}
        onStep={(sign) => stretch(sign * STEP_MM, 0)}
      />
      <Stepper
        id='h'
        label={TEMPLATE.height}
        value={TEMPLATE.mm(element.h)}
        onStep={(sign) => stretch(0, sign * STEP_MM)}
      />
    </>
  )
}

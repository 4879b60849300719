import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Element, Template } from '@shared/label/template'
import { Btn } from '../../../components/btn'
import { elementWord, TABS_OF, TEMPLATE, type TabName } from '../../../text/template'
import { ContentTab } from './content-tab'
import { LettersTab } from './letters-tab'
import { PlaceTab, SizeTab } from './place-tabs'
import { WhenTab } from './when-tab'
import type { Editor } from './use-editor'

/** What can be changed of an element of this kind. */
const tabsOf = (element: Element): readonly TabName[] => {
  switch (element.type) {
    case 'text':
      return ['place', 'size', 'letters', 'content', 'when']
    case 'table':
      // a pick list's columns are what a picker walks by: they stay
      return element.rows === 'lines'
        ? ['place', 'size', 'letters', 'content', 'when']
        : ['place', 'size', 'letters', 'when']
    case 'barcode':
    case 'qrcode':
    case 'rect':
      return ['place', 'size', 'content', 'when']
    case 'image':
      return ['place', 'content', 'when']
    case 'line':
      return ['place', 'size', 'when']
  }
}

export interface TabProps {
  readonly editor: Editor
  readonly element: Element
}

const Tab = ({ name, ...props }: TabProps & { readonly name: TabName }) => {
  switch (name) {
    case 'place':
      return <PlaceTab {...props} />
    case 'size':
      return <SizeTab {...props} />
    case 'letters':
      return <LettersTab {...props} />
    case 'content':
      return <ContentTab {...props} />
    case 'when':
      return <WhenTab {...props} />
  }
}

/** The drawer of the chosen element: one row of kinds of change, and below it the buttons of one. */
export const Drawer = ({ editor, template }: { readonly editor: Editor; readonly template: Template }) => {
  const [wished, setWished] = useState<TabName>('place')
  const element = editor.selected === undefined ? undefined : template.elements[editor.selected]
  if (element === undefined) return null
  const tabs = tabsOf(element)
  const open = tabs.includes(wished) ? wished : 'place'
  return (
    <View className='drawer' id='drawer'>
      <View className='row gap8'>
        <View className='sp t17 b' id='chosen'>
          {elementWord(element)}
        </View>
        <Btn
          id='remove'
          size='m'
          kind='text'
          icon='x'
          label={TEMPLATE.remove}
          onTap={() => editor.edit({ kind: 'remove' })}
        />
        <Btn id='close' size='m' kind='text' label={TEMPLATE.done} onTap={() => editor.select(undefined)} />
      </View>
      <View className='seg'>
        {tabs.map((tab) => (
          <View
            key={tab}
            id={`tab-${tab}`}
            role='button'
            className={`seg-item${tab === open ? ' seg-on' : ''}`}
            onClick={() => setWished(tab)}
          >
            {TABS_OF[tab]}
          </View>
        ))}
      </View>
      <View className='drawer-body'>
        <Tab name={open} editor={editor} element={element} key={editor.selected} />
      </View>
    </View>
  )
}

import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { Template } from '@shared/label/template'
import { ELEMENT_TYPES } from '@shared/label/new-element'
import { isBuiltIn } from '@shared/label/template-version'
import { ActBar } from '../../../components/act-bar'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { elementWords, flawText, TEMPLATE, TYPE_WORDS } from '../../../text/template'
import { Choice } from './choice'
import { Drawer } from './drawer'
import { HistorySheet } from './history-sheet'
import { MoreSheet } from './more-sheet'
import { Stage } from './stage'
import { TestSheet } from './test-sheet'
import { useEditor, type Editor } from './use-editor'

type SheetName = 'test' | 'history' | 'more'
interface Part {
  readonly editor: Editor
  readonly template: Template
}

const onLabelPaper = ({ kind }: Template) => kind === 'waybill' || kind === 'sticker'

const Tools = ({ editor, template, onOpen }: Part & { readonly onOpen: (sheet: SheetName) => void }) => (
  <View className='row gap8 tools'>
    <Choice
      id='sample'
      label={editor.sample === 'short' ? TEMPLATE.short : TEMPLATE.long}
      on={editor.sample === 'long'}
      onTap={() => editor.setSample(editor.sample === 'short' ? 'long' : 'short')}
    />
    <View className='sp' />
    {onLabelPaper(template) && (
      <Btn id='test' size='m' kind='text' label={TEMPLATE.test} onTap={() => onOpen('test')} />
    )}
    <Btn id='history' size='m' kind='text' label={TEMPLATE.history} onTap={() => onOpen('history')} />
    <Btn id='more' size='m' kind='text' label={TEMPLATE.more} onTap={() => onOpen('more')} />
  </View>
)

/** Nothing chosen: what is wrong first, then everything by name, then what could be added. */
const Contents = ({ editor, template }: Part) => {
  const names = elementWords(template.elements)
  return (
    <View id='contents'>
      {editor.preview.shown?.flaws.map((flaw, index) => (
        <View
          key={index}
          className='flaw row gap8'
          id={`flaw-${index}`}
          role='button'
          onClick={() => flaw.element !== undefined && editor.select(flaw.element)}
        >
          <Icon name='look' size='s' />
          <View className='sp t15'>{flawText(flaw)}</View>
        </View>
      ))}
      <View className='cap-t'>{TEMPLATE.pickOne}</View>
      <View className='choices pad-side'>
        {template.elements.map((element, index) => (
          <Choice
            key={index}
            id={`element-${index}`}
            label={names[index] ?? ''}
            on={false}
            onTap={() => editor.select(index)}
          />
        ))}
      </View>
      <View className='cap-t'>{TEMPLATE.add}</View>
      <View className='choices pad-side'>
        {ELEMENT_TYPES.map((type) => (
          <Choice key={type} id={`add-${type}`} label={TYPE_WORDS[type]} on={false} onTap={() => editor.add(type)} />
        ))}
      </View>
    </View>
  )
}

const Bar = ({ editor }: { readonly editor: Editor }) => {
  const flaws = editor.preview.shown?.flaws.length ?? 0
  const { drawing, failed } = editor.preview
  const label = !editor.changed
    ? TEMPLATE.unchanged
    : drawing || failed
      ? TEMPLATE.drawing
      : flaws > 0
        ? TEMPLATE.flawed(flaws)
        : TEMPLATE.save(editor.newest + 1)
  return (
    <ActBar
      {...(editor.changed ? { quiet: { id: 'undo', label: TEMPLATE.undo, icon: 'undo', onTap: editor.undo } } : {})}
      primary={{
        id: 'save',
        label,
        icon: flaws > 0 ? 'look' : 'check',
        off: !editor.changed || drawing || failed || flaws > 0 || editor.resource.offline,
        busy: editor.busy === 'save',
        onTap: () => void editor.save(),
      }}
    />
  )
}

const Sheets = ({ editor, template, open, onClose }: Part & { open: SheetName | undefined; onClose: () => void }) => {
  switch (open) {
    case 'test':
      return <TestSheet template={template} onClose={onClose} />
    case 'history':
      return <HistorySheet editor={editor} original={isBuiltIn(editor.base)} onClose={onClose} />
    case 'more':
      return <MoreSheet editor={editor} usable={onLabelPaper(template)} onClose={onClose} />
    case undefined:
      return null
  }
}

export default function TemplateEditorPage() {
  const { base = '' } = useRouter().params
  const editor = useEditor(base)
  const [open, setOpen] = useState<SheetName>()
  const { template } = editor
  return (
    <Screen roles={['owner']} bottom={template && <Bar editor={editor} />}>
      <Load of={editor.resource}>
        {() =>
          template && (
            <>
              <Tools editor={editor} template={template} onOpen={setOpen} />
              <Stage editor={editor} template={template} />
              {editor.selected === undefined ? (
                <Contents editor={editor} template={template} />
              ) : (
                <Drawer editor={editor} template={template} />
              )}
              <Sheets editor={editor} template={template} open={open} onClose={() => setOpen(undefined)} />
            </>
          )
        }
      </Load>
    </Screen>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import { bindingsOf, fromWords, toWords } from '@shared/label/bindings'
import { inkRows } from '@shared/label/ink-rows'
import { COLUMN_NAMES, columnsOf, type ColumnName } from '@shared/label/table-columns'
import type { Element } from '@shared/label/template'
import { Btn } from '../../../components/btn'
import { Field } from '../../../components/field'
import { pickPicture } from '../../../device/pick-picture'
import { useSnack } from '../../../store/snack'
import { BINDING_WORDS, COLUMN_WORDS, TEMPLATE } from '../../../text/template'
import { Choice } from './choice'
import type { TabProps } from './drawer'

/** Widest picture: 40 mm. A label is no place for more, and a template must stay small enough to be sent. */
const PICTURE_DOTS = 320

/** Bindings are shown by their word; what cannot be bound yet (a bracket half typed) waits in the field. */
const TextContent = ({ editor, text }: { readonly editor: TabProps['editor']; readonly text: string }) => {
  const [typed, setTyped] = useState(toWords(text, BINDING_WORDS))
  const put = (next: string) => {
    setTyped(next)
    void editor.edit({ kind: 'text', text: fromWords(next, BINDING_WORDS) })
  }
  return (
    <>
      <Field id='f-text' label={TEMPLATE.content} value={typed} onChange={put} />
      <View className='choices choices-line'>
        {bindingsOf(editor.template?.kind ?? 'waybill').map((name) => (
          <Choice
            key={name}
            id={`bind-${name}`}
            label={BINDING_WORDS[name]}
            on={typed.includes(`［${BINDING_WORDS[name]}］`)}
            onTap={() => put(`${typed}［${BINDING_WORDS[name]}］`)}
          />
        ))}
      </View>
    </>
  )
}

const TableContent = ({
  editor,
  element,
}: {
  editor: TabProps['editor']
  element: Extract<Element, { type: 'table' }>
}) => {
  const on = columnsOf(element)
  const turn = (name: ColumnName) =>
    void editor.edit({
      kind: 'columns',
      columns: COLUMN_NAMES.filter((one) => (one === name ? !on.includes(one) : on.includes(one))),
    })
  return (
    <View className='choices'>
      {COLUMN_NAMES.map((name) => (
        <Choice
          key={name}
          id={`column-${name}`}
          label={COLUMN_WORDS[name]}
          on={on.includes(name)}
          onTap={() => turn(name)}
        />
      ))}
    </View>
  )
}

const PictureContent = ({ editor }: Pick<TabProps, 'editor'>) => {
  const change = async () => {
    const picture = await pickPicture(PICTURE_DOTS)
    if (picture === undefined) return
    if (!editor.edit({ kind: 'picture', rows: inkRows(picture) })) useSnack.getState().warn(TEMPLATE.pictureTooLarge)
  }
  return <Btn id='picture' size='m' label={TEMPLATE.picture} onTap={() => void change()} />
}

export const ContentTab = ({ editor, element }: TabProps) => {
  switch (element.type) {
    case 'text':
    case 'barcode':
    case 'qrcode':
      return <TextContent editor={editor} text={element.text} />
    case 'table':
      return <TableContent editor={editor} element={element} />
    case 'image':
      return <PictureContent editor={editor} />
    case 'rect':
      return (
        <View className='choices'>
          <Choice
            id='filled'
            label={TEMPLATE.filled}
            on={element.filled === true}
            onTap={() => void editor.edit({ kind: 'fill', filled: element.filled !== true })}
          />
        </View>
      )
    case 'line':
      return null
  }
}

import { useState } from 'react'
import { Input, View } from '@tarojs/components'
import { Btn } from './btn'

interface Props {
  readonly placeholder: string
  readonly label: string
  readonly onFind: (text: string) => void
}
/** A word looked up whole; an emptied field shows everything again. */
export const SearchBox = ({ placeholder, label, onFind }: Props) => {
  const [text, setText] = useState('')
  return (
    <View className='row gap8 pad white'>
      <View className='sp' id='find'>
        <Input
          className='box-input'
          value={text}
          placeholder={placeholder}
          confirmType='search'
          onInput={(event) => {
            setText(event.detail.value)
            if (event.detail.value === '') onFind('')
          }}
          onConfirm={() => onFind(text.trim())}
        />
      </View>
      <Btn id='find-go' size='m' icon='search' label={label} onTap={() => onFind(text.trim())} />
    </View>
  )
}

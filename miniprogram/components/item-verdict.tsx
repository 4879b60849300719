import { View } from '@tarojs/components'
import type { PieceFacts } from '@shared/pack/check'
import { FLOOR } from '../text/floor'
import { Icon } from './icon'
import { Picture } from './picture'

/** 白;M is one article's colour and size: two words on the floor. */
export const specWords = (spec: string): string => spec.split(/[;；]/).join(' ')

/** The piece just scanned: green edge, word, shape, colour and size. */
export const ItemVerdict = ({ piece }: { readonly piece: PieceFacts }) => (
  <View className='verdict' id='verdict'>
    <View className='row cd t20 b gap4'>
      <Icon name='done' />
      <View className='sp'>{FLOOR.right}</View>
      <View className='t15 ink2'>{FLOOR.justNow}</View>
    </View>
    <View className='row gap16 mt8'>
      <Picture title={piece.title} spec={piece.spec} size='l' />
      <View className='sp'>
        <View className='t26'>{piece.title}</View>
        <View className='fig f48 mt4'>{specWords(piece.spec)}</View>
        <View className='t15 ink2 mt4'>{piece.sku}</View>
      </View>
    </View>
  </View>
)

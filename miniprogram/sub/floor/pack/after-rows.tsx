import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { FloorParcel } from '@shared/api/floor'
import { Btn } from '../../../components/btn'
import { Icon, type IconName } from '../../../components/icon'
import { specWords } from '../../../components/item-verdict'
import * as words from '../../../text/pack'
import type { Photos } from './use-photos'
import type { Weigh } from './use-weigh'

const { PACK } = words

interface RowProps {
  readonly id: string
  readonly icon: IconName
  readonly tone: 'done' | 'look' | 'wait'
  readonly title: string
  readonly line: string
  readonly side?: ReactNode
}
const Row = ({ id, icon, tone, title, line, side }: RowProps) => (
  <View className='li' id={id}>
    <View className={`mark tone-${tone}`}>
      <Icon name={icon} />
    </View>
    <View className='sp'>
      <View className='t20 b'>{title}</View>
      {line !== '' && <View className='t15 ink2'>{line}</View>}
    </View>
    {side}
  </View>
)

interface WeightProps {
  readonly parcel: FloorParcel
  readonly weigh: Weigh
  readonly onType: () => void
}

/** What the scale is doing while nothing is weighed yet. */
function scaleLine({ state, reading }: Weigh['scale']): string {
  if (state === 'connecting') return PACK.scaleSearching
  if (state === 'lost') return PACK.scaleLost
  if (state === 'none') return ''
  return reading && reading.grams > 0 ? words.movingLine(reading.grams) : PACK.scaleEmpty
}

const ToWeigh = ({ weigh, onType }: Omit<WeightProps, 'parcel'>) => {
  const { state, reconnect } = weigh.scale
  const lost = state === 'lost'
  const label = state === 'none' ? PACK.weigh : lost ? PACK.reconnect : PACK.typeIt
  return (
    <Row
      id='weight'
      icon={lost ? 'look' : 'scale'}
      tone={lost ? 'look' : 'wait'}
      title={PACK.noWeight}
      line={scaleLine(weigh.scale)}
      side={
        <>
          {lost && <Btn id='type-weight' size='m' label={PACK.typeIt} onTap={onType} />}
          <Btn id='weigh' size='m' label={label} onTap={lost ? reconnect : onType} />
        </>
      }
    />
  )
}

/** The one article that would explain it, by its name. */
function suspectOf({ lines }: FloorParcel, suspects: readonly string[]): string {
  const [only, more] = suspects
  const line = more === undefined ? lines.find(({ sku }) => sku === only) : undefined
  return line ? `${line.title} ${specWords(line.spec)}` : ''
}

/** Too far off: both numbers, what it may be, and two ways on. */
const Wrong = ({ parcel, weigh, onAgain }: Omit<WeightProps, 'onType'> & { readonly onAgain: () => void }) => {
  const { verdict, weighed } = weigh
  if (!weighed || (verdict?.kind !== 'light' && verdict?.kind !== 'heavy')) return null
  const { off, expected, suspects } = verdict
  return (
    <View className='fix bg-look' id='weight-wrong' role='alert'>
      <View className='row-top gap12'>
        <View className='mark tone-look'>
          <Icon name='look' />
        </View>
        <View className='sp'>
          <View className='t20 b cl'>{words.wrongTitle(weighed.grams, off)}</View>
          <View className='t17'>{words.wrongLine(expected)}</View>
          {suspects.length > 0 && (
            <View className='t17 b mt4' id='weight-guess'>
              {words.guessLine(off, suspectOf(parcel, suspects))}
            </View>
          )}
        </View>
      </View>
      <View className='fix-acts'>
        <Btn id='weight-keep' size='m' grow label={PACK.keep} onTap={weigh.keepIt} />
        <Btn id='weigh' size='m' kind='p' grow label={PACK.weighAgain} onTap={onAgain} />
      </View>
    </View>
  )
}

export const WeightRow = ({ parcel, weigh, onType }: WeightProps) => {
  const { weighed, verdict, scale } = weigh
  const again = () => (scale.state === 'on' ? weigh.again() : onType())
  if (!weighed || !verdict) return <ToWeigh weigh={weigh} onType={onType} />
  const wrong = verdict.kind === 'light' || verdict.kind === 'heavy'
  if (wrong && !weighed.kept) return <Wrong parcel={parcel} weigh={weigh} onAgain={again} />
  const line = verdict.kind === 'unknown' ? words.unknownLine(weighed.from) : words.fitsLine(weighed.from, verdict.off)
  return (
    <Row
      id='weight'
      icon={wrong ? 'look' : verdict.kind === 'unknown' ? 'scale' : 'done'}
      tone={wrong ? 'look' : verdict.kind === 'unknown' ? 'wait' : 'done'}
      title={words.gramsWord(weighed.grams)}
      line={line}
      side={<Btn id='weigh' size='m' label={PACK.weighAgain} onTap={again} />}
    />
  )
}

export const PhotoRow = ({ photos, offline }: { readonly photos: Photos; readonly offline: boolean }) => {
  const { count, waiting, take } = photos
  return (
    <Row
      id='photo'
      icon={count > 0 ? 'done' : 'camera'}
      tone={count > 0 ? 'done' : 'wait'}
      title={PACK.photo}
      line={count > 0 ? words.photoLine(count, waiting) : offline ? PACK.whenOnline : ''}
      side={
        <Btn id='take-photo' size='m' label={count > 0 ? PACK.takeMore : PACK.takePhoto} onTap={() => void take()} />
      }
    />
  )
}

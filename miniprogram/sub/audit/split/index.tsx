import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { SplitValue } from '@shared/api/travel'
import type { SplitPart } from '@shared/order/split'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Chip, type ChipProps } from '../../../components/chip'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { useAct } from '../../../hooks/use-act'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { useSnack } from '../../../store/snack'
import { hereOf, piecesOf, SPLIT } from '../../../text/travel'
import { fewer, filled, firstParts, moveOn, piecesIn } from './parts'

/** What is here is counted anew after each word on the order: the answer follows a moment later. */
const POLL_MS = 5_000

const sum = (value: SplitValue, of: 'quantity' | 'here' | 'later'): number =>
  value.lines.reduce((total, line) => total + line[of], 0)
const say = (text: string) => useSnack.getState().show(text)

const hereChip = (here: number, wanted: number): ChipProps => ({
  text: hereOf(here, wanted),
  ...(here < wanted ? { icon: 'box', tone: 'look' } : { icon: 'done', tone: 'done' }),
})

/** It is split already: what was decided, and the way back. */
const Decided = ({ value, onUndo }: { readonly value: SplitValue; readonly onUndo: () => void }) => (
  <View className='sec' id='decided'>
    <RowItem
      icon='swap'
      title={value.resting ? SPLIT.isResting(sum(value, 'later')) : SPLIT.isSplit(value.parts.length)}
      line={SPLIT.undoBody}
      side={<Btn id='split-undo' size='m' icon='undo' label={SPLIT.undo} onTap={onUndo} />}
    />
  </View>
)

interface PartProps {
  readonly value: SplitValue
  readonly part: SplitPart
  readonly no: number
  readonly onMove: (lineNo: number) => void
}
const Part = ({ value, part, no, onMove }: PartProps) => (
  <View className='sec mt16' id={`part-${no}`}>
    <View className='row pad'>
      <View className='sp t20 b'>{SPLIT.parcel(no)}</View>
      <View className='t17 ink2'>{piecesOf(piecesIn(part))}</View>
    </View>
    {value.lines
      .filter((line) => (part[line.lineNo] ?? 0) > 0)
      .map((line) => (
        <RowItem
          key={line.lineNo}
          id={`part-${no}-${line.lineNo}`}
          title={`${line.title} ${line.spec.replace(';', ' ')}`}
          line={line.sku}
          side={<View className='t20 b nw'>× {part[line.lineNo] ?? 0}</View>}
          onTap={() => onMove(line.lineNo)}
        />
      ))}
  </View>
)

const ByHand = ({
  value,
  parts,
  onChange,
}: {
  readonly value: SplitValue
  readonly parts: readonly SplitPart[]
  readonly onChange: (parts: SplitPart[]) => void
}) => (
  <>
    <View className='pad'>
      <View className='t20 b'>{SPLIT.byHand}</View>
      <View className='t15 ink2'>{SPLIT.byHandBody}</View>
    </View>
    {parts.map((part, index) => (
      <Part
        key={index}
        value={value}
        part={part}
        no={index + 1}
        onMove={(lineNo) => onChange(moveOn(parts, lineNo, index))}
      />
    ))}
    <View className='row gap12 pad'>
      {parts.length < Math.min(value.parcelsLeft, sum(value, 'quantity')) && (
        <Btn id='part-more' icon='plus' label={SPLIT.more} onTap={() => onChange([...parts, {}])} />
      )}
      {parts.length > 2 && <Btn id='part-fewer' label={SPLIT.fewer} onTap={() => onChange(fewer(parts))} />}
    </View>
    <View className='pad t13 ink2'>{SPLIT.left(value.parcelsLeft)}</View>
  </>
)

const ByStock = ({ value, onTap }: { readonly value: SplitValue; readonly onTap: () => void }) => {
  const here = sum(value, 'here')
  if (!value.short || here === 0) return null
  return (
    <View className='sec' id='by-stock-row'>
      <RowItem
        icon='box'
        title={SPLIT.byStock}
        line={SPLIT.byStockBody(here, sum(value, 'quantity') - here)}
        side={<Btn id='by-stock' size='m' kind='p' label={SPLIT.byStock} onTap={onTap} />}
      />
      {value.lines.map((line) => (
        <RowItem
          key={line.lineNo}
          title={`${line.title} ${line.spec.replace(';', ' ')}`}
          line={line.sku}
          side={<Chip {...hereChip(line.here, line.quantity)} />}
        />
      ))}
    </View>
  )
}

interface Choice {
  readonly value: SplitValue
  readonly parts: readonly SplitPart[]
  readonly onParts: (parts: SplitPart[]) => void
  readonly byStock: () => void
  readonly undo: () => void
}
const Body = ({ value, parts, onParts, byStock, undo }: Choice) => {
  if (value.parts.length > 0 || value.resting) return <Decided value={value} onUndo={undo} />
  const pieces = sum(value, 'quantity')
  if (pieces < 2)
    return <Blank icon='box' tone='wait' title={pieces === 1 ? SPLIT.one : SPLIT.planned} body={SPLIT.undoBody} />
  return (
    <>
      <ByStock value={value} onTap={byStock} />
      {!value.short && <ByHand value={value} parts={parts} onChange={onParts} />}
    </>
  )
}

/** The verbs of the page; each reads the order anew. */
function useSplit(resource: Resource<SplitValue>, orderId: string) {
  const { busy, act } = useAct()
  return {
    busy: busy !== undefined,
    byStock: async () => {
      const done = await act('splitByStock', { orderId })
      if (done) say(SPLIT.byStockDone(done.later))
      await resource.reload()
    },
    undo: async () => {
      if (await act('splitUndo', { orderId })) say(SPLIT.undone)
      await resource.reload()
    },
    save: async (parts: readonly SplitPart[]) => {
      const done = await act('splitSave', { orderId, parts: filled(parts) })
      if (done === undefined) return
      say(SPLIT.saved(done.parcels))
      void Taro.navigateBack()
    },
  }
}

export default function SplitPage() {
  const { id = '' } = useRouter().params
  const orderId = decodeURIComponent(id)
  const resource = useResource('splitShow', { orderId }, { pollMs: POLL_MS })
  const { busy, byStock, undo, save } = useSplit(resource, orderId)
  const [chosen, setChosen] = useState<SplitPart[]>()
  const value = resource.shown?.value
  const parts = chosen ?? (value ? firstParts(value.lines) : [])
  const empty = parts.findIndex((part) => piecesIn(part) === 0)
  const open = value && value.parts.length === 0 && !value.resting && !value.short && sum(value, 'quantity') > 1
  const bar = open && !resource.offline && (
    <ActBar
      primary={{
        id: 'split-save',
        label: empty < 0 ? SPLIT.save(parts.length) : SPLIT.saveEmpty(empty + 1),
        icon: 'check',
        off: empty >= 0,
        busy,
        onTap: () => void save(parts),
      }}
    />
  )
  return (
    <Screen roles={['owner', 'auditor']} bottom={bar}>
      <Load of={resource}>
        {(shown) => (
          <View id='split'>
            <Body
              value={shown}
              parts={parts}
              onParts={setChosen}
              byStock={() => void byStock()}
              undo={() => void undo()}
            />
          </View>
        )}
      </Load>
    </Screen>
  )
}

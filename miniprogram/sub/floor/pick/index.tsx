import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActBar } from '../../../components/act-bar'
import { BinSign } from '../../../components/bin-sign'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { specWords } from '../../../components/item-verdict'
import { Load } from '../../../components/load'
import { OfflineBar } from '../../../components/offline-bar'
import { PaperSheetBtn } from '../../../components/paper-sheet'
import { Picture } from '../../../components/picture'
import { ScanBar } from '../../../components/scan-bar'
import { Screen } from '../../../components/screen'
import { SlotBadge } from '../../../components/slot-badge'
import { goInstead } from '../../../nav/go'
import { offlineQueued } from '../../../text/common'
import { AIM, eachInto, FLOOR, placeOf, putTo, spotsOf } from '../../../text/floor'
import { usePick, type Spot } from './use-pick'

type Pick = ReturnType<typeof usePick>

const Walk = ({ pick }: { readonly pick: Pick }) => {
  const gone = pick.spots.length - pick.open.length
  return (
    <View className='li white'>
      <View className='sp'>
        <View className='bar bar-thin'>
          <View className='f-done' style={{ flexGrow: String(gone) }} />
          <View className='f-wait' style={{ flexGrow: String(pick.open.length) }} />
        </View>
        <View className='t15 ink2 mt4' id='pick-progress'>
          {spotsOf(gone, pick.spots.length)}
        </View>
      </View>
      <PaperSheetBtn kind='pick-list' />
    </View>
  )
}

const Puts = ({ spot }: { readonly spot: Spot }) => {
  const each = spot.puts[0]?.quantity ?? 1
  const alike = spot.puts.every((put) => put.quantity === each)
  return (
    <View className='row-top gap16 sec pad'>
      <View>
        <View className='t15 ink2'>{FLOOR.take}</View>
        <View className='row-base'>
          <View className='fig f56' id='take-count'>
            {spot.pieces}
          </View>
          <View className='unit b'>{FLOOR.pieces}</View>
        </View>
      </View>
      <View className='sp'>
        <View className='t15 ink2'>{alike ? eachInto(each) : putTo}</View>
        <View className='chips mt4'>
          {spot.puts.map((put) => (
            <SlotBadge key={put.parcelId} slot={put.slot} {...(alike ? {} : { note: `× ${put.quantity}` })} />
          ))}
        </View>
      </View>
    </View>
  )
}

const Here = ({ spot, next }: { readonly spot: Spot; readonly next: Spot | undefined }) => (
  <>
    <View className='sec pad'>
      <View className='t17 ink2'>{FLOOR.goTo}</View>
      <BinSign location={spot.line.location} />
    </View>
    <View className='row gap16 white pad'>
      <Picture title={spot.line.title} spec={spot.line.spec} size='l' />
      <View className='sp'>
        <View className='t26'>{spot.line.title}</View>
        <View className='fig f48 mt4'>{specWords(spot.line.spec)}</View>
        <View className='t15 ink2 mt8'>{spot.line.sku}</View>
      </View>
    </View>
    <Puts spot={spot} />
    {next && (
      <View className='row gap8 pad t17'>
        <View className='ink2'>{FLOOR.next}</View>
        <View className='b'>{placeOf(next.line.location)}</View>
        <View className='ink2 sp'>
          {next.line.title} {specWords(next.line.spec)} × {next.pieces}
        </View>
      </View>
    )}
  </>
)

const DoneBar = ({ pick }: { readonly pick: Pick }) => {
  const [busy, setBusy] = useState(false)
  const finish = async () => {
    setBusy(true)
    const fine = pick.ready.length === 0 || (await pick.finish())
    setBusy(false)
    if (fine) goInstead('pack')
  }
  return <ActBar primary={{ id: 'go-pack', label: FLOOR.goPack, icon: 'box', busy, onTap: () => void finish() }} />
}

const PickBar = ({ pick }: { readonly pick: Pick }) => {
  const { current } = pick
  if (current === undefined) return <DoneBar pick={pick} />
  return (
    <>
      <ScanBar aim={AIM.bin} folded overAct onCode={pick.onCode} />
      <View className='act'>
        <Btn id='short' size='floor' icon='look' label={FLOOR.short} onTap={() => pick.skip(current)} />
        <Btn id='got-it' size='floor' kind='p' grow icon='check' label={FLOOR.gotIt} onTap={() => pick.take(current)} />
      </View>
    </>
  )
}

export default function PickPage() {
  const pick = usePick()
  return (
    <Screen roles={['owner', 'packer']} bottom={pick.snapshot.shown && <PickBar pick={pick} />}>
      {pick.queue.offline && <OfflineBar text={offlineQueued(pick.queue.events.length)} />}
      <Load of={pick.snapshot} rows={2}>
        {() =>
          pick.current ? (
            <>
              <Walk pick={pick} />
              <Here spot={pick.current} next={pick.open[1]} />
            </>
          ) : pick.spots.length === 0 ? (
            <Blank icon='done' tone='done' title={FLOOR.pickNone} body={FLOOR.pickNoneBody} />
          ) : (
            <Blank icon='done' tone='done' title={FLOOR.pickDoneTitle} body={FLOOR.pickDoneBody} />
          )
        }
      </Load>
    </Screen>
  )
}

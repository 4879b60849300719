import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { wayTo } from '@shared/pack/way'
import { ActBar } from '../../../components/act-bar'
import { BinSign } from '../../../components/bin-sign'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { HAS_CAMERA } from '../../../components/camera-band'
import { Icon } from '../../../components/icon'
import { specWords } from '../../../components/item-verdict'
import { Load } from '../../../components/load'
import { OfflineBar } from '../../../components/offline-bar'
import { PaperSheetBtn } from '../../../components/paper-sheet'
import { Picture } from '../../../components/picture'
import { ScanBar } from '../../../components/scan-bar'
import { Screen } from '../../../components/screen'
import { SlotBadge } from '../../../components/slot-badge'
import { scan } from '../../../device/scan'
import { goInstead } from '../../../nav/go'
import { offlineQueued } from '../../../text/common'
import { AIM, eachInto, FLOOR, pickedAt, placeOf, putTo, spotsOf, waveOf, wayWords } from '../../../text/floor'
import { usePick } from './use-pick'
import type { Spot } from './walks'

type Pick = ReturnType<typeof usePick>

const Walk = ({ pick }: { readonly pick: Pick }) => {
  const gone = pick.spots.length - pick.open.length
  const doneAt = pick.trail.doneAt(pick.open.length)
  return (
    <View className='li white'>
      <View className='sp'>
        <View className='bar bar-thin'>
          <View className='f-done' style={{ flexGrow: String(gone) }} />
          <View className='f-wait' style={{ flexGrow: String(pick.open.length) }} />
        </View>
        <View className='row t15 ink2 mt4'>
          <View className='sp nw' id='pick-progress'>
            {spotsOf(gone, pick.spots.length)}
          </View>
          {doneAt !== undefined && (
            <View className='row gap4 nw' id='pick-done-at'>
              <Icon name='wait' size='xs' />
              <View>{pickedAt(doneAt)}</View>
            </View>
          )}
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

interface HereProps {
  readonly spot: Spot
  readonly next: Spot | undefined
  readonly standsAt: string | undefined
}
const Here = ({ spot, next, standsAt }: HereProps) => (
  <>
    <View className='sec pad'>
      <View className='row t17 ink2'>
        <View className='sp'>{FLOOR.goTo}</View>
        <View id='way'>{wayWords(wayTo(standsAt, spot.line.location))}</View>
      </View>
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
  const { current, way } = pick
  const [asked, setAsked] = useState(0)
  if (current === undefined) return <DoneBar pick={pick} />
  const scanBin = () => {
    if (HAS_CAMERA) return void scan().then((code) => code !== undefined && pick.onCode(code))
    setAsked(asked + 1)
  }
  const scanned = { id: 'scan-bin', label: FLOOR.scanBin, onTap: scanBin }
  const byHand = { id: 'got-it', label: FLOOR.gotIt, onTap: () => pick.take(current, 'hand') }
  const [first, other] =
    way === 'scan'
      ? ([{ ...scanned, icon: 'scan' }, byHand] as const)
      : ([{ ...byHand, icon: 'check' }, scanned] as const)
  return (
    <>
      <ScanBar aim={AIM.bin} folded overAct focus={asked} onCode={pick.onCode} />
      <View className='act'>
        <Btn id='short' size='floor' icon='look' label={FLOOR.short} onTap={() => pick.skip(current)} />
        <Btn size='floor' {...other} />
        <Btn size='floor' kind='p' grow {...first} />
      </View>
    </>
  )
}

export default function PickPage() {
  const pick = usePick()
  const { no } = pick
  useEffect(() => {
    if (no !== undefined) void Taro.setNavigationBarTitle({ title: waveOf(no) })
  }, [no])
  return (
    <Screen roles={['owner', 'packer']} bottom={pick.snapshot.shown && <PickBar pick={pick} />}>
      {pick.queue.offline && <OfflineBar text={offlineQueued(pick.queue.events.length)} />}
      <Load of={pick.snapshot} rows={2}>
        {() =>
          pick.current ? (
            <>
              <Walk pick={pick} />
              <Here spot={pick.current} next={pick.open[1]} standsAt={pick.trail.standsAt} />
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

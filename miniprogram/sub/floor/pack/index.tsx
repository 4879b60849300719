import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { FloorParcel } from '@shared/api/floor'
import { COURIERS } from '@shared/courier/couriers'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { ItemVerdict, specWords } from '../../../components/item-verdict'
import { Load } from '../../../components/load'
import { OfflineBar } from '../../../components/offline-bar'
import { Picture } from '../../../components/picture'
import { RemarkBar } from '../../../components/remark-bar'
import { RowItem } from '../../../components/row-item'
import { ScanBar } from '../../../components/scan-bar'
import { Screen } from '../../../components/screen'
import { SlotBadge } from '../../../components/slot-badge'
import { keyOf } from '../../../components/floor-stop'
import { StopSheet } from '../../../components/stop-sheet'
import { offlineQueued } from '../../../text/common'
import { AIM, allRight, courierTail, FLOOR, totalPieces, waitingCount } from '../../../text/floor'
import { benchTitle } from '../../../text/pack'
import { PhotoRow, WeightRow } from './after-rows'
import { BenchRow } from './bench-no'
import { piecesBySku } from './pieces'
import { usePack, type Pack } from './use-pack'
import { WeighSheet } from './weigh-sheet'

const piecesOf = (parcel: FloorParcel) => parcel.lines.reduce((sum, line) => sum + line.quantity, 0)

const Head = ({ parcel, onOther }: { readonly parcel: FloorParcel; readonly onOther: (() => void) | undefined }) => (
  <View className='row gap12 pad white' id='pack-head'>
    <SlotBadge slot={parcel.slot} named />
    <View className='sp'>
      <View className='t17 b'>{courierTail(COURIERS[parcel.courier].short, parcel.waybillNo.slice(-4))}</View>
      <View className='t15 ink2'>
        {parcel.name} {parcel.place}
      </View>
    </View>
    {onOther && <Btn id='other' size='m' label={FLOOR.other} onTap={onOther} />}
  </View>
)

const Rest = ({ parcel, scanned }: { parcel: FloorParcel; scanned: Readonly<Record<string, number>> }) => {
  const total = piecesOf(parcel)
  const needs = piecesBySku(parcel.lines)
  const inBox = needs.reduce((sum, need) => sum + Math.min(need.quantity, scanned[need.sku] ?? 0), 0)
  return (
    <View className='white pad'>
      <View className='row-base'>
        <View className='b'>{FLOOR.lacks}</View>
        <View className='fig f56 gut' id='lacks'>
          {total - inBox}
        </View>
        <View className='b sp'>{FLOOR.pieces}</View>
        <View className='ink2'>{totalPieces(total)}</View>
      </View>
      <View className='ticks'>
        {Array.from({ length: Math.min(total, 24) }, (_, index) => (
          <View key={index} className={`tick${index < inBox ? ' tick-on' : ''}`} />
        ))}
      </View>
      {needs
        .filter((line) => (scanned[line.sku] ?? 0) < line.quantity)
        .map((line) => (
          <View key={line.sku} className='row gap12 mt8' id={`need-${line.sku}`}>
            <Picture title={line.title} spec={line.spec} />
            <View className='sp'>
              <View className='t17 ink2'>{line.title}</View>
              <View className='t26 b'>{specWords(line.spec)}</View>
            </View>
            <View className='t26'>× {line.quantity - (scanned[line.sku] ?? 0)}</View>
          </View>
        ))}
    </View>
  )
}

interface BenchProps {
  readonly pack: Pack
  readonly parcel: FloorParcel
}

const Complete = ({ parcel }: { readonly parcel: FloorParcel }) => (
  <View className='allin' id='complete'>
    <Icon name='done' size='xxl' />
    <View className='sp'>
      <View className='fig f72'>{FLOOR.complete}</View>
      <View className='t20 mt8'>{allRight(piecesOf(parcel))}</View>
    </View>
  </View>
)

/** Sealed: what else this shop does with a box before the next one. */
const Sealed = ({ pack, parcel, onType }: BenchProps & { readonly onType: () => void }) => (
  <>
    <Head parcel={parcel} onOther={undefined} />
    <Complete parcel={parcel} />
    {parcel.remark !== '' && <RemarkBar text={parcel.remark} low />}
    <View className='sec sec-cont'>
      {pack.after.packing.weigh && <WeightRow parcel={parcel} weigh={pack.after.weigh} onType={onType} />}
      {pack.after.packing.photo && <PhotoRow photos={pack.after.photos} offline={pack.queue.offline} />}
    </View>
  </>
)

const Counting = ({ pack, parcel }: BenchProps) => (
  <>
    {parcel.remark !== '' && <RemarkBar text={parcel.remark} />}
    <Head parcel={parcel} onOther={pack.close} />
    {pack.last && <ItemVerdict piece={pack.last} />}
    <Rest parcel={parcel} scanned={pack.scanned} />
  </>
)

const Bench = ({ pack, parcel, onType }: BenchProps & { readonly onType: () => void }) => (
  <>
    {pack.complete ? <Sealed pack={pack} parcel={parcel} onType={onType} /> : <Counting pack={pack} parcel={parcel} />}
    {pack.queue.offline && (
      <View className='row gap8 pad t15 ink2'>
        <Icon name='look' size='s' />
        <View className='sp'>{FLOOR.offlineWarn}</View>
      </View>
    )}
    {pack.unsure && !pack.queue.offline && (
      <RowItem id='unsure' tone='look' ground='look' title={FLOOR.unsure} line={FLOOR.unsureWarn} />
    )}
  </>
)

const Waiting = ({ count, pack }: { readonly count: number; readonly pack: Pack }) => (
  <>
    {count === 0 ? (
      <Blank icon='done' tone='done' title={FLOOR.packNone} body={FLOOR.packNoneBody} />
    ) : (
      <Blank icon='scan' tone='run' title={FLOOR.scanWaybill} body={FLOOR.scanWaybillBody} foot={waitingCount(count)} />
    )}
    <BenchRow bench={pack.after.bench} onChange={pack.after.chooseBench} />
  </>
)

/** One band says that there is no network. */
const readOf = ({ snapshot, queue }: Pack): Pack['snapshot'] =>
  queue.offline && snapshot.shown ? { ...snapshot, trouble: undefined } : snapshot

const aimOf = (pack: Pack) => {
  if (pack.parcel === undefined) return AIM.waybill
  return pack.complete ? AIM.next : AIM.goods
}

export default function PackPage() {
  const pack = usePack()
  const [typing, setTyping] = useState(false)
  const { bench, weigh } = pack.after
  useEffect(() => {
    if (bench > 0) void Taro.setNavigationBarTitle({ title: benchTitle(bench) })
  }, [bench])
  return (
    <>
      <Screen
        roles={['owner', 'packer']}
        bottom={<ScanBar aim={aimOf(pack)} onCode={pack.onCode} onUndo={pack.undo} />}
      >
        {pack.queue.offline && <OfflineBar text={offlineQueued(pack.queue.events.length)} />}
        <Load of={readOf(pack)} rows={2}>
          {(snapshot) =>
            pack.parcel ? (
              <Bench pack={pack} parcel={pack.parcel} onType={() => setTyping(true)} />
            ) : (
              <Waiting count={snapshot.parcels.length} pack={pack} />
            )
          }
        </Load>
        {typing && pack.complete && (
          <WeighSheet
            onClose={() => setTyping(false)}
            onGrams={(grams) => {
              setTyping(false)
              weigh.type(grams)
            }}
            onScale={(device) => {
              setTyping(false)
              weigh.scale.choose(device)
            }}
          />
        )}
      </Screen>
      {pack.stop && <StopSheet key={keyOf(pack.stop)} stop={pack.stop} onSettled={pack.settle} />}
    </>
  )
}

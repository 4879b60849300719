import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { HandoverValue } from '@shared/api/floor'
import { COURIER_KEYS, type CourierKey } from '@shared/courier/courier-key'
import { COURIERS } from '@shared/courier/couriers'
import { Blank } from '../../../components/blank'
import { Load } from '../../../components/load'
import { OfflineBar } from '../../../components/offline-bar'
import { RowItem } from '../../../components/row-item'
import { ScanBar } from '../../../components/scan-bar'
import { Screen } from '../../../components/screen'
import { keyOf } from '../../../components/floor-stop'
import { StopSheet } from '../../../components/stop-sheet'
import { useResource } from '../../../hooks/use-resource'
import { offlineQueued } from '../../../text/common'
import * as words from '../../../text/floor'
import { Bar, ClosedBar } from './bars'
import { Count, LeftInVan, Missing, TakeOff, Unsure } from './pile'
import { useHandover, type Handover } from './use-handover'

const { FLOOR } = words

const Choose = ({ onChoose }: { readonly onChoose: (courier: CourierKey) => void }) => {
  const snapshot = useResource('floorSnapshot', { stage: 'to-hand' })
  return (
    <Load of={snapshot} rows={2}>
      {({ parcels }) => {
        const counts = COURIER_KEYS.map((key) => ({
          key,
          count: parcels.filter((parcel) => parcel.courier === key).length,
        })).filter((one) => one.count > 0)
        if (counts.length === 0) {
          return <Blank icon='done' tone='done' title={FLOOR.handNone} body={FLOOR.handNoneBody} />
        }
        return (
          <>
            <View className='cap-t'>{FLOOR.choose}</View>
            <View className='sec'>
              {counts.map((one) => (
                <RowItem
                  key={one.key}
                  id={`hand-${one.key}`}
                  icon='truck'
                  title={COURIERS[one.key].name}
                  line={words.countOf(one.count)}
                  onTap={() => onChoose(one.key)}
                />
              ))}
            </View>
          </>
        )
      }}
    </Load>
  )
}

interface PartProps {
  readonly work: Handover
  readonly value: HandoverValue
}

const OpenBar = ({ work, value }: PartProps) => (
  <>
    {value.state === 'open' && !work.closing && (
      <ScanBar aim={words.AIM.waybill} onCode={work.onCode} onUndo={() => void work.undo()} overAct />
    )}
    <Bar work={work} value={value} />
  </>
)

const Open = ({ work, value }: PartProps) => (
  <>
    {value.state === 'closing' && (
      <RowItem tone='run' title={FLOOR.closingTitle} line={words.closingLine(value.handedOver)} />
    )}
    <Count work={work} value={value} />
    <Unsure since={work.unsureSince} />
    <TakeOff work={work} value={value} />
    <Missing work={work} value={value} />
  </>
)

const Closed = ({ courier, value }: { readonly courier: CourierKey; readonly value: HandoverValue }) => {
  const body = words.closedBody(value.handedOver, COURIERS[courier].short)
  return (
    <View id='hand-closed'>
      <LeftInVan value={value} />
      <Blank icon='done' tone='done' title={FLOOR.closedTitle} body={body} />
    </View>
  )
}

const Session = ({ courier, onAnother }: { readonly courier: CourierKey; readonly onAnother: () => void }) => {
  const work = useHandover(courier)
  const value = work.value
  const closed = value?.state === 'closed'
  const bottom = value && (closed ? <ClosedBar onAnother={onAnother} /> : <OpenBar work={work} value={value} />)
  return (
    <>
      <Screen roles={['owner', 'packer']} bottom={bottom}>
        {work.queue.offline && <OfflineBar text={offlineQueued(work.queue.events.length)} />}
        <Load of={work.resource} rows={2}>
          {() =>
            value && closed ? <Closed courier={courier} value={value} /> : value && <Open work={work} value={value} />
          }
        </Load>
      </Screen>
      {work.stop && <StopSheet key={keyOf(work.stop)} stop={work.stop} onSettled={work.settle} />}
    </>
  )
}

export default function HandoverPage() {
  const { courier: asked } = useRouter().params
  const [courier, setCourier] = useState(() => COURIER_KEYS.find((key) => key === asked))
  if (courier) return <Session courier={courier} onAnother={() => setCourier(undefined)} />
  return (
    <Screen roles={['owner', 'packer']}>
      <Choose onChoose={setCourier} />
    </Screen>
  )
}

import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { HandoverValue } from '@shared/api/floor'
import { COURIER_KEYS, type CourierKey } from '@shared/courier/courier-key'
import { COURIERS } from '@shared/courier/couriers'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { Load } from '../../../components/load'
import { OfflineBar } from '../../../components/offline-bar'
import { RowItem } from '../../../components/row-item'
import { ScanBar } from '../../../components/scan-bar'
import { Screen } from '../../../components/screen'
import { Sheet } from '../../../components/sheet'
import { StopSheet } from '../../../components/stop-sheet'
import { go } from '../../../nav/go'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { useSession } from '../../../store/session'
import { offlineQueued } from '../../../text/common'
import * as words from '../../../text/floor'
import { pickupMoment, timeLeft } from '../../../text/time'
import { useHandover, type Handover } from './use-handover'

const { FLOOR } = words
const SOON_MS = 5 * 60_000

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

const Count = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
  const now = useNow()
  const comesAt = pickupMoment(value.pickupAt, now)
  const soon = value.pickupAt > 0 && comesAt - now < SOON_MS
  return (
    <View className='white pad'>
      <View className='row-end gap8'>
        <View className='fig f104' id='hand-count'>
          {work.scanned}
        </View>
        <View className='sp'>
          <View className='fig f26 ink2 nw'>{words.ofCount(value.expected)}</View>
          <View className='t15 ink2 mt4'>{FLOOR.scannedOut}</View>
        </View>
        {value.pickupAt > 0 && (
          <View>
            <View className='t15 ink2'>{words.comesAt(comesAt)}</View>
            <View className={`row gap4 b${soon ? ' cl' : ''}`}>
              <Icon name={soon ? 'look' : 'wait'} size='s' />
              <View>{timeLeft(comesAt, now)}</View>
            </View>
          </View>
        )}
      </View>
      {work.last && (
        <View className='row gap8 cd b mt8' id='hand-last'>
          <Icon name='done' />
          <View className='sp'>{words.lastScan(work.last.tail, work.last.place)}</View>
          <View className='t15 ink2'>{FLOOR.justNow}</View>
        </View>
      )}
    </View>
  )
}

const TakeOff = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
  if (value.takeOff.length === 0) return null
  return (
    <>
      <View className='cap-t cs b'>
        <Icon name='stop' size='s' />
        <View>
          {FLOOR.takeOffTitle}　{words.countOf(value.takeOff.length)}
        </View>
      </View>
      <View className='sec'>
        {value.takeOff.map((one) => (
          <View key={one.parcelId} className='li bg-stop' id={`off-${one.parcelId}`}>
            <View className='sp'>
              <View className='row-base gap8'>
                <View className='t26 b'>{one.tail}</View>
                <View className='t17 b'>{words.stopReason(one.reason)}</View>
              </View>
              <View className='t15 ink2'>
                {one.name} {one.place}
              </View>
            </View>
            <Btn
              id={`taken-${one.parcelId}`}
              size='m'
              kind='stop'
              label={FLOOR.taken}
              busy={work.busy === one.parcelId}
              onTap={() => void work.takeOff(one.parcelId)}
            />
          </View>
        ))}
      </View>
    </>
  )
}

const Later = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <View className='cap-t' id='later'>
      <Icon name='wait' size='s' />
      <View>{words.laterCount(count)}</View>
    </View>
  )

/** Nobody knows what was refunded lately: the van waits, or the owner says why not. */
const Unsure = ({ since }: { readonly since: number | undefined }) =>
  since === undefined ? null : (
    <View className='sec sec-cont'>
      <RowItem id='unsure' tone='look' ground='look' title={FLOOR.unsureClose} line={words.unsureSince(since)} />
    </View>
  )

const Missing = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
  if (work.missing.length === 0) return <Later count={value.later} />
  return (
    <>
      <View className='cap-t cl b'>
        <Icon name='look' size='s' />
        <View>
          {FLOOR.missingTitle}　{words.countOf(work.missing.length)}
        </View>
      </View>
      <View className='sec' id='missing'>
        {work.missing.slice(0, 30).map((one) => (
          <View key={one.parcelId} className='li'>
            <View className='sp'>
              <View className='row-base gap8'>
                <View className='t26 b'>{one.tail}</View>
                <View className='t17'>
                  {one.name} {one.place}
                </View>
              </View>
              <View className='t15 ink2'>{words.packedAtLine(one.packedAt)}</View>
            </View>
            <Btn
              id={`later-${one.parcelId}`}
              size='m'
              label={FLOOR.nextTrip}
              busy={work.busy === one.parcelId}
              onTap={() => void work.nextTrip(one.parcelId)}
            />
          </View>
        ))}
      </View>
      <Later count={value.later} />
    </>
  )
}

/** The owner's word against the doubt is kept with its reason. */
const Anyway = ({ work, onClose }: { readonly work: Handover; readonly onClose: () => void }) => (
  <Sheet title={FLOOR.closeAnywayAsk} onClose={onClose}>
    <View className='sec'>
      {FLOOR.closeReasons.map((reason, index) => (
        <RowItem
          key={reason}
          id={`anyway-${index}`}
          title={reason}
          onTap={() => {
            onClose()
            void work.close(reason)
          }}
        />
      ))}
    </View>
  </Sheet>
)

const UnsureBar = ({ work }: { readonly work: Handover }) => {
  const [asking, setAsking] = useState(false)
  const owner = useSession((state) => state.me?.role === 'owner')
  return (
    <>
      <ActBar
        {...(owner
          ? { quiet: { id: 'close-anyway', label: words.closeAnyway(work.scanned), onTap: () => setAsking(true) } }
          : {})}
        primary={{
          id: 'hand-close',
          label: FLOOR.askAgain,
          icon: 'run',
          busy: work.closing,
          onTap: () => void work.close(),
        }}
      />
      {asking && <Anyway work={work} onClose={() => setAsking(false)} />}
    </>
  )
}

const Bar = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
  const first = value.takeOff[0]
  const act = (label: string, off: boolean, icon: 'stop' | 'off' | 'truck') => (
    <ActBar primary={{ id: 'hand-close', label, icon, off, busy: work.closing, onTap: () => void work.close() }} />
  )
  if (first) return act(words.waitFor(first.tail, Math.max(0, work.scanned - value.takeOff.length)), true, 'stop')
  if (work.queue.offline) return act(FLOOR.closeLater, true, 'off')
  if (work.unsureSince !== undefined) return <UnsureBar work={work} />
  return act(words.closeCount(work.scanned), work.scanned === 0, 'truck')
}

const ClosedBar = ({ onAnother }: { readonly onAnother: () => void }) => (
  <ActBar
    quiet={{ id: 'hand-another', label: FLOOR.another, icon: 'truck', onTap: onAnother }}
    primary={{ id: 'to-desk', label: FLOOR.toDesk, onTap: () => go('desk') }}
  />
)

const Session = ({ courier, onAnother }: { readonly courier: CourierKey; readonly onAnother: () => void }) => {
  const work = useHandover(courier)
  const value = work.value
  const closed = value?.state === 'closed'
  const bottom =
    value &&
    (closed ? (
      <ClosedBar onAnother={onAnother} />
    ) : (
      <>
        <ScanBar aim={words.AIM.waybill} onCode={work.onCode} overAct />
        <Bar work={work} value={value} />
      </>
    ))
  return (
    <>
      <Screen roles={['owner', 'packer']} bottom={bottom}>
        {work.queue.offline && <OfflineBar text={offlineQueued(work.queue.events.length)} />}
        <Load of={work.resource} rows={2}>
          {() =>
            value && closed ? (
              <View id='hand-closed'>
                <Blank
                  icon='done'
                  tone='done'
                  title={FLOOR.closedTitle}
                  body={words.closedBody(value.handedOver, COURIERS[courier].short)}
                />
              </View>
            ) : (
              value && (
                <>
                  <Count work={work} value={value} />
                  <Unsure since={work.unsureSince} />
                  <TakeOff work={work} value={value} />
                  <Missing work={work} value={value} />
                </>
              )
            )
          }
        </Load>
      </Screen>
      {work.stop && <StopSheet key={work.stop.kind} stop={work.stop} onSettled={work.settle} />}
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

import { View } from '@tarojs/components'
import type { HandoverValue } from '@shared/api/floor'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import { useNow } from '../../../hooks/use-now'
import * as words from '../../../text/floor'
import { pickupMoment, timeLeft } from '../../../text/time'
import type { Handover } from './use-handover'

const { FLOOR } = words
/** From four minutes on, as the clock shows them: whole minutes. */
const SOON_MS = 5 * 60_000

export const Count = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
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
          <View className='ar'>
            <View className='t15 ink2'>{words.comesAt(comesAt)}</View>
            <View className={`row row-r gap4 b${soon ? ' cl' : ''}`}>
              <Icon name='wait' size='s' />
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

export const TakeOff = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
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
                <View className='t17 b'>{words.scannedThough(one.reason)}</View>
              </View>
              <View className='t15 ink2'>{words.takeOffLine(one)}</View>
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

/** Stopped between the look and its own move: it lies in the van and nothing of ours says that it was handed over. */
export const LeftInVan = ({ value }: { readonly value: HandoverValue }) =>
  value.takeOff.length === 0 ? null : (
    <>
      <View className='cap-t cs b' id='left-in-van'>
        <Icon name='stop' size='s' />
        <View>{words.outOfVan(value.takeOff.length)}</View>
      </View>
      <View className='sec'>
        {value.takeOff.map((one) => (
          <RowItem
            key={one.parcelId}
            id={`off-${one.parcelId}`}
            tone='stop'
            ground='stop'
            title={`${one.tail} ${words.stoppedAtClose(one.reason)}`}
            line={words.takeOffLine(one)}
          />
        ))}
      </View>
    </>
  )

const Later = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <View className='cap-t' id='later'>
      <Icon name='wait' size='s' />
      <View>{words.laterCount(count)}</View>
    </View>
  )

/** Nobody knows what was refunded lately: the van waits, or the owner says why not. */
export const Unsure = ({ since }: { readonly since: number | undefined }) =>
  since === undefined ? null : (
    <View className='sec sec-cont'>
      <RowItem id='unsure' tone='look' ground='look' title={FLOOR.unsureClose} line={words.unsureSince(since)} />
    </View>
  )

export const Missing = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
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
              <View className='t15 ink2'>{words.packedLine(one)}</View>
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

import { useEffect, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { COURIERS } from '@shared/courier/couriers'
import type { PieceFacts } from '@shared/pack/check'
import type { FloorParcel } from '@shared/api/floor'
import { signal } from '../device/signals'
import { say } from '../device/voice'
import { STOP, stopReason, wrongPart } from '../text/floor'
import { NOT_HERE } from '../text/not-here'
import { AgainBtn } from './again-btn'
import { buttonOf, outOf, SIGNAL_OF, spokenOf, tornFor, type FloorStop } from './floor-stop'
import { HoldButton } from './hold-button'
import { Icon } from './icon'
import { specWords } from './item-verdict'
import { Picture } from './picture'

const ALARM_MS = 5_000

/** 停 for goods that must not go; a cross for a piece that does not belong here. */
const Head = ({ word, big = false, cross = false }: { word: string; big?: boolean; cross?: boolean }) => (
  <View className='row gap16'>
    <View className='stop-sign'>{cross ? <Icon name='x' size='xl' /> : <View className='fig f72'>!</View>}</View>
    <View className={`fig ${big ? 'f104' : word.length > 3 ? 'f48' : 'f72'}`} id='stop-word'>
      {word}
    </View>
  </View>
)

const OutPiece = ({ piece, out }: { piece: FloorParcel['stops'][number]['skus'][number]; out: number }) => (
  <View className='row gap12 mt8'>
    <Picture title={piece.title} spec={piece.spec} />
    <View className='sp'>
      <View className='t15'>{piece.title}</View>
      <View className='t26 b'>
        {specWords(piece.spec)} × {piece.quantity}
      </View>
    </View>
    {out >= piece.quantity && <Icon name='done' size='l' />}
  </View>
)

const Step = ({ no, children }: { readonly no: number; readonly children: ReactNode }) => (
  <View className='stop-step'>
    <View className='stop-no'>{no}</View>
    <View className='sp'>{children}</View>
  </View>
)

const Tear = ({ no, parcel, body }: { readonly no: number; readonly parcel: FloorParcel; readonly body: string }) => (
  <Step no={no}>
    <View className='t20 b'>{STOP.tear(parcel.waybillNo.slice(-4))}</View>
    <View className='t17'>{body}</View>
  </Step>
)

const Stopped = ({ stop }: { readonly stop: Extract<FloorStop, { kind: 'stopped' }> }) => {
  const { parcel, out = {} } = stop
  const { reason, moved, skus, pieces, rest } = outOf(stop)
  const torn = tornFor(stop)
  const same = parcel.stops.filter((one) => one.reason === reason)
  return (
    <>
      <Head word={STOP.word} big />
      <View className='f36 b mt16'>{STOP.what(stopReason(reason), pieces)}</View>
      <View className='t17 mt4' id='stop-origin'>
        {STOP.origin({ ...parcel, stopped: same.length, at: same[0]?.at ?? 0, reason: stopReason(reason) })}
      </View>
      <View className='stop-well'>
        {!moved && (
          <Step no={1}>
            {skus.map((one) => (
              <OutPiece key={one.sku} piece={one} out={out[one.sku] ?? 0} />
            ))}
            <View className='t20 b mt8'>{STOP.takeOut}</View>
          </Step>
        )}
        {torn === 'moved' && <Tear no={1} parcel={parcel} body={STOP.tearMoved} />}
        {torn === 'moved' && (
          <Step no={2}>
            <View className='t20 b'>{STOP.aside}</View>
            <View className='t17'>{STOP.asideBody}</View>
          </Step>
        )}
        {torn === 'nothing-left' && <Tear no={2} parcel={parcel} body={STOP.tearWhole} />}
      </View>
      {torn === undefined && (
        <View className='row gap8 t17 mt16' id='stop-rest'>
          <Icon name='done' />
          <View className='sp'>{STOP.restFine(rest)}</View>
        </View>
      )}
    </>
  )
}

const Piece = ({ piece, mine, place = '' }: { piece: PieceFacts; mine: boolean; place?: string }) => {
  const [colour = '', size = ''] = piece.spec.split(/[;；]/)
  return (
    <View className={`stop-piece${mine ? '' : ' stop-want'}`}>
      <View className={`row gap8 t20 b${mine ? '' : ' cd'}`}>
        <Icon name={mine ? 'x' : 'done'} />
        <View>{mine ? STOP.inHand : STOP.wanted}</View>
      </View>
      <View className='row gap16 mt8'>
        <Picture title={piece.title} spec={piece.spec} size='m' />
        <View className='sp'>
          <View className='t20'>{piece.title}</View>
          <View className='fig f48 mt8'>
            {colour}
            {size !== '' && <View className={`sz${mine ? '' : ' sz-in'}`}>{size}</View>}
          </View>
        </View>
      </View>
      {place !== '' && (
        <View className='stop-place'>
          <Icon name='pin' size='s' />
          <View>{STOP.place(place)}</View>
        </View>
      )}
    </View>
  )
}

const BackTo = ({ place = '' }: { readonly place?: string | undefined }) =>
  place === '' ? null : <View className='t20 mt16'>{STOP.backTo(place)}</View>

const WrongSize = ({ stop }: { readonly stop: Extract<FloorStop, { kind: 'wrong-size' }> }) => (
  <>
    <Head word={wrongPart(stop.piece.spec, stop.needed.spec).word} cross />
    <Piece piece={stop.piece} mine />
    <Piece piece={stop.needed} mine={false} place={stop.place} />
    <BackTo place={stop.back} />
  </>
)

interface PlainProps {
  readonly word: string
  readonly body: string
  /** What was scanned, where no piece is known by it. */
  readonly code?: string
  readonly cross?: boolean
}
const Plain = ({ word, body, code, cross = false }: PlainProps) => (
  <>
    <Head word={word} cross={cross} />
    <View className='stop-body b mt16'>{body}</View>
    {code !== undefined && <View className='t20 mt8'>{STOP.code(code)}</View>}
  </>
)

/** A piece that this box does not take. */
const Unwanted = ({
  word,
  body,
  stop,
}: {
  word: string
  body: string
  stop: Extract<FloorStop, { piece?: PieceFacts }>
}) => (
  <>
    <Plain word={word} body={body} cross {...('code' in stop && !stop.piece ? { code: stop.code } : {})} />
    {stop.piece && <Piece piece={stop.piece} mine />}
    <BackTo place={stop.back} />
  </>
)

const bodyOf = (stop: FloorStop): ReactNode => {
  switch (stop.kind) {
    case 'stopped':
      return <Stopped stop={stop} />
    case 'wrong-size':
      return <WrongSize stop={stop} />
    case 'wrong-piece':
      return <Unwanted word={STOP.goodsWord} body={STOP.goodsBody} stop={stop} />
    case 'too-many':
      return <Unwanted word={STOP.tooManyWord} body={STOP.tooManyBody} stop={stop} />
    case 'not-here': {
      const { word, body } = NOT_HERE[stop.why]
      const courier = stop.courier === undefined ? '' : COURIERS[stop.courier].short
      return <Plain word={word} body={body(courier)} code={stop.code} />
    }
    case 'taken-by-other':
      return <Plain word={STOP.wrongStateWord} body={STOP.wrongState(stop.waiting)} />
  }
}
/** Full red page: no time-out, no ×, no tap outside. A refund alarms again each 5 s until a hand says so. */
export const StopSheet = ({ stop, onSettled }: { readonly stop: FloorStop; readonly onSettled: () => void }) => {
  const kind = SIGNAL_OF[stop.kind]
  const spoken = spokenOf(stop)
  useEffect(() => {
    signal(kind)
    say(spoken)
    if (kind !== 'stop') return undefined
    const timer = setInterval(() => signal(kind), ALARM_MS)
    return () => clearInterval(timer)
  }, [kind, spoken])
  const [label, help] = buttonOf(stop)
  return (
    <View className='stop' id='stop' data-kind={stop.kind} role='alertdialog' catchMove>
      <View className='stop-main'>
        <AgainBtn text={spoken} />
        {bodyOf(stop)}
      </View>
      <View className='stop-foot'>
        <HoldButton label={label} onHeld={onSettled} />
        <View className='t15 mt8 stop-help'>{help}</View>
      </View>
    </View>
  )
}

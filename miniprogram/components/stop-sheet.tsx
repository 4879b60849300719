import { useEffect, useRef, useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { PieceFacts } from '@shared/pack/check'
import type { FloorParcel } from '@shared/api/floor'
import { mousePress } from '../device/mouse'
import { signal } from '../device/signals'
import { say } from '../device/voice'
import { SPOKEN, STOP, stopReason, wrongPart } from '../text/floor'
import { AgainBtn } from './again-btn'
import { Icon } from './icon'
import { specWords } from './item-verdict'
import { Picture } from './picture'

/** Everything that stops a hand on the floor. The words follow from the kind; nothing else can be said on a red page. */
export type FloorStop =
  | { readonly kind: 'stopped'; readonly parcel: FloorParcel }
  | {
      readonly kind: 'wrong-size'
      readonly piece: PieceFacts
      readonly needed: PieceFacts
      readonly place: string
      readonly back: string
    }
  | { readonly kind: 'wrong-piece'; readonly piece?: PieceFacts; readonly back?: string; readonly code: string }
  | { readonly kind: 'too-many'; readonly piece: PieceFacts; readonly back: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'already'; readonly code: string }
  | { readonly kind: 'not-packed'; readonly code: string }
  | { readonly kind: 'taken-by-other'; readonly code: string }

const HOLD_MS = 1_000
const ALARM_MS = 5_000

/** Held for a second: a glove that brushes it does nothing. */
const HoldButton = ({ label, onHeld }: { readonly label: string; readonly onHeld: () => void }) => {
  const [on, setOn] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const stop = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    setOn(false)
  }
  const start = () => {
    if (timer.current !== undefined) return
    setOn(true)
    timer.current = setTimeout(() => {
      stop()
      onHeld()
    }, HOLD_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <View
      className='stop-hold'
      id='hold'
      role='button'
      onTouchStart={start}
      onTouchEnd={stop}
      onTouchCancel={stop}
      {...mousePress(start, stop)}
    >
      <View className={`stop-hold-fill${on ? ' stop-hold-on' : ''}`} />
      <View>{label}</View>
    </View>
  )
}

/** 停 for goods that must not go; a cross for a piece that does not belong here. */
const Head = ({ word, big = false, cross = false }: { word: string; big?: boolean; cross?: boolean }) => (
  <View className='row gap16'>
    <View className='stop-sign'>{cross ? <Icon name='x' size='xl' /> : <View className='fig f72'>!</View>}</View>
    <View className={`fig ${big ? 'f104' : word.length > 3 ? 'f48' : 'f72'}`} id='stop-word'>
      {word}
    </View>
  </View>
)

const Stopped = ({ parcel }: { readonly parcel: FloorParcel }) => {
  const skus = parcel.stops.flatMap((stop) => stop.skus)
  const pieces = skus.reduce((sum, one) => sum + one.quantity, 0)
  const reason = parcel.stops[0]?.reason ?? ''
  return (
    <>
      <Head word={STOP.word} big />
      <View className='f36 b mt16'>
        {stopReason(reason)}，{STOP.refunded(pieces)}
      </View>
      <View className='stop-well'>
        <View className='stop-step'>
          <View className='stop-no'>1</View>
          <View className='sp'>
            {skus.map((one) => (
              <View key={one.sku} className='row gap12 mt8'>
                <Picture title={one.title} spec={one.spec} />
                <View>
                  <View className='t15'>{one.title}</View>
                  <View className='t26 b'>
                    {specWords(one.spec)} × {one.quantity}
                  </View>
                </View>
              </View>
            ))}
            <View className='t20 b mt8'>{STOP.takeOut}</View>
          </View>
        </View>
        <View className='stop-step'>
          <View className='stop-no'>2</View>
          <View className='sp'>
            <View className='t20 b'>{STOP.tear(parcel.waybillNo.slice(-4))}</View>
            <View className='t17'>{STOP.tearBody}</View>
          </View>
        </View>
      </View>
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
      return <Stopped parcel={stop.parcel} />
    case 'wrong-size':
      return <WrongSize stop={stop} />
    case 'wrong-piece':
      return <Unwanted word={STOP.goodsWord} body={STOP.goodsBody} stop={stop} />
    case 'too-many':
      return <Unwanted word={STOP.tooManyWord} body={STOP.tooManyBody} stop={stop} />
    case 'unknown':
      return <Plain word={STOP.unknownWord} body={STOP.unknownBody} code={stop.code} />
    case 'already':
      return <Plain word={STOP.doneWord} body={STOP.doneBody} />
    case 'not-packed':
      return <Plain word={STOP.notPackedWord} body={STOP.notPackedBody} />
    case 'taken-by-other':
      return <Plain word={STOP.wrongStateWord} body={STOP.wrongStateBody} />
  }
}
const BUTTON: Readonly<Record<FloorStop['kind'], readonly [string, string]>> = {
  stopped: [STOP.held, STOP.heldHelp],
  'wrong-size': [STOP.putBack, STOP.putBackHelp],
  'wrong-piece': [STOP.putBack, STOP.putBackHelp],
  'too-many': [STOP.putBack, STOP.heldHelp],
  unknown: [STOP.understood, STOP.heldHelp],
  already: [STOP.understood, STOP.heldHelp],
  'not-packed': [STOP.understood, STOP.heldHelp],
  'taken-by-other': [STOP.putBack, STOP.heldHelp],
}

/** The same in a few words, for ears. */
function spokenOf(stop: FloorStop): string {
  switch (stop.kind) {
    case 'stopped': {
      const [first] = stop.parcel.stops
      const pieces = first?.skus.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
      return SPOKEN.stopped(stopReason(first?.reason ?? ''), pieces)
    }
    case 'wrong-size': {
      const { word, wanted } = wrongPart(stop.piece.spec, stop.needed.spec)
      return SPOKEN.wrong(word, wanted)
    }
    case 'wrong-piece':
      return STOP.goodsWord
    case 'too-many':
      return STOP.tooManyWord
    case 'unknown':
      return STOP.unknownWord
    case 'already':
      return STOP.doneWord
    case 'not-packed':
      return STOP.notPackedWord
    case 'taken-by-other':
      return STOP.wrongStateWord
  }
}

/** Full red page: no time-out, no ×, no tap outside. A refund alarms again each 5 s until a hand says so. */
export const StopSheet = ({ stop, onSettled }: { readonly stop: FloorStop; readonly onSettled: () => void }) => {
  const alarms = stop.kind === 'stopped'
  const spoken = spokenOf(stop)
  useEffect(() => {
    signal(alarms ? 'stop' : 'wrong')
    say(spoken)
    if (!alarms) return undefined
    const timer = setInterval(() => signal('stop'), ALARM_MS)
    return () => clearInterval(timer)
  }, [alarms, spoken])
  const [label, help] = BUTTON[stop.kind]
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

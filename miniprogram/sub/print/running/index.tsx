import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { PrintProgressValue } from '@shared/api/print'
import { ActBar } from '../../../components/act-bar'
import { Btn } from '../../../components/btn'
import { EffectCauses } from '../../../components/effect-causes'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { StackBar } from '../../../components/stack-bar'
import { UnsureCopies } from '../../../components/unsure-copy'
import { useAct } from '../../../hooks/use-act'
import { useMoveQueue } from '../../../hooks/use-move-queue'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { go, goInstead } from '../../../nav/go'
import { useSnack } from '../../../store/snack'
import { BLUETOOTH } from '../../../text/bluetooth'
import * as words from '../../../text/print'
import { clock } from '../../../text/time'
import { PrinterRow } from './printer-row'

const POLL_MS = 3_000
const { PRINT } = words
interface Props {
  readonly progress: PrintProgressValue
  readonly reload: () => Promise<void>
}

const Head = ({ progress, now }: { readonly progress: PrintProgressValue; readonly now: number }) => (
  <View className='hero' id='progress'>
    <View className='row-base'>
      <View className='fig f56' id='printed'>
        {progress.printed}
      </View>
      <View className='fig f26 ink2 sp of-total'>{words.ofTotal(progress.total)}</View>
      {progress.queued > 0 && !progress.held && (
        <View className='ar'>
          <View className='fig f26'>{clock(progress.finishAt)}</View>
          <View className='t15 ink2 mt4'>{words.remains((progress.finishAt - now) / 1000)}</View>
        </View>
      )}
    </View>
    <View className='mt16'>
      <StackBar
        parts={[
          { tone: 'done', label: PRINT.done, count: progress.printed },
          { tone: 'next', label: PRINT.queued, count: progress.queued },
          { tone: 'look', label: PRINT.unsure, count: progress.unsure },
          { tone: 'stop', label: PRINT.failed, count: progress.failed },
        ]}
      />
    </View>
  </View>
)

type Printer = PrintProgressValue['printers'][number]

/** Its state is whatever the phone beside it does. */
const ByPhone = ({ printer }: { readonly printer: Printer }) => (
  <RowItem
    icon='bt'
    tone={printer.left > 0 ? 'run' : 'done'}
    title={printer.label}
    line={words.laneLine(printer)}
    {...(printer.left > 0
      ? {
          side: (
            <Btn
              id={`by-phone-${printer.id}`}
              size='m'
              label={BLUETOOTH.openHere}
              onTap={() => go('bluetooth', { printer: printer.id })}
            />
          ),
        }
      : {})}
  />
)

const Printers = ({ progress, reload, now }: Props & { readonly now: number }) => {
  const { busy, move: moveQueue } = useMoveQueue()
  const working =
    progress.printers.find((printer) => printer.condition === 'ready') ??
    progress.printers.find((printer) => printer.byPhone)
  const move = async (from: string, to: string) => {
    const value = await moveQueue({ from, to }, from)
    if (value) useSnack.getState().show(PRINT.moved(value))
    await reload()
  }
  return (
    <View className='sec sec-cont'>
      {progress.printers.map((printer) =>
        printer.byPhone ? (
          <ByPhone key={printer.id} printer={printer} />
        ) : (
          <PrinterRow
            key={printer.id}
            printer={printer}
            now={now}
            other={working}
            busy={busy === printer.id}
            onMove={(to) => void move(printer.id, to)}
          />
        ),
      )}
    </View>
  )
}

const Body = ({ progress, reload }: Props) => {
  const now = useNow(1_000)
  const causes = progress.causes.length + (progress.unsureCopies.length > 0 ? 1 : 0)
  return (
    <>
      <Head progress={progress} now={now} />
      <Printers progress={progress} reload={reload} now={now} />
      {causes > 0 && (
        <View className='cap-t'>
          <View className='sp b'>{words.decide(causes)}</View>
          <View>{words.countOf(progress.failed + progress.unsure)}</View>
        </View>
      )}
      <UnsureCopies copies={progress.unsureCopies} lineOf={words.unsureOfBatch} onAnswered={reload} />
      <EffectCauses causes={progress.causes} onFixed={reload} />
    </>
  )
}

/** Paper stops at once, on every printer of this tap; what is queued stays queued. */
const Bar = ({ progress, reload }: Partial<Props> & Pick<Props, 'reload'>) => {
  const { batch = '' } = useRouter().params
  const { busy, act } = useAct()
  const done = progress?.queued === 0
  const held = progress?.held === true
  const hold = async () => {
    await act('printHold', { batchId: batch, on: !held })
    await reload()
  }
  const quiet = {
    id: 'hold',
    label: held ? PRINT.release : PRINT.hold,
    icon: held ? 'run' : 'pause',
    busy: busy !== undefined,
    onTap: () => void hold(),
  } as const
  return (
    <ActBar
      {...(progress === undefined || (done && !held) ? {} : { quiet })}
      primary={{ id: 'go-pick', label: done ? PRINT.goPickDone : PRINT.goPick, onTap: () => goInstead('pick') }}
    />
  )
}

export default function RunningPage() {
  const { batch = '' } = useRouter().params
  const progress = useResource('printProgress', { batchId: batch }, { pollMs: POLL_MS })
  const value = progress.shown?.value
  const bar = <Bar {...(value === undefined ? {} : { progress: value })} reload={progress.reload} />
  return (
    <Screen roles={['owner', 'auditor', 'packer']} bottom={bar}>
      <Load of={progress} rows={3}>
        {(shown) => <Body progress={shown} reload={progress.reload} />}
      </Load>
    </Screen>
  )
}

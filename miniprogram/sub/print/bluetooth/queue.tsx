import { View } from '@tarojs/components'
import type { PhoneCopy, PhoneQueueValue } from '@shared/api/phone-print'
import { Btn } from '../../../components/btn'
import { CauseFix } from '../../../components/cause-fix'
import { RowItem } from '../../../components/row-item'
import { StackBar } from '../../../components/stack-bar'
import * as words from '../../../text/bluetooth'
import { PRINT } from '../../../text/print'
import { answerCopy, sayWhatIsKnown, usePhone } from './phone'

const { BLUETOOTH } = words
interface Props {
  readonly queue: PhoneQueueValue
  readonly reload: () => Promise<void>
}

/** The copy to look at: the one this phone was cut off in, else what the ledger does not know. */
export const copyInQuestion = (queue: PhoneQueueValue, ask: PhoneCopy | undefined): PhoneCopy | undefined =>
  ask ?? queue.unsure[0]

const Head = ({ queue }: Pick<Props, 'queue'>) => {
  const { run, link } = usePhone()
  const left = queue.waiting + queue.taken
  const percent = link.totalBytes === 0 ? 0 : Math.floor((link.sentBytes * 100) / link.totalBytes)
  const total = run.out + left
  return (
    <View className='hero' id='bt-progress'>
      <View className='row-base gap8'>
        <View className='fig f56' id='bt-out'>
          {run.running || run.out > 0 ? run.out : queue.waiting}
        </View>
        <View className='fig f26 ink2 sp'>{run.running || run.out > 0 ? words.outOf(total) : words.waitingUnit}</View>
      </View>
      <View className='mt16'>
        <StackBar
          parts={[
            { tone: 'done', label: PRINT.done, count: run.out },
            { tone: 'next', label: PRINT.queued, count: left },
            { tone: 'look', label: PRINT.unsure, count: queue.unsure.length },
          ]}
        />
      </View>
      {run.current && (
        <View className='mt8'>
          <View className='t15 b' id='bt-current'>
            {words.sendingCopy(run.current, percent)}
          </View>
          <View className='bar bar-thin mt4'>
            <View className='f-run' style={{ flexGrow: String(percent) }} />
            <View className='f-wait' style={{ flexGrow: String(100 - percent) }} />
          </View>
        </View>
      )}
    </View>
  )
}

/** A look at the paper; the reprinting button is never the pre-selected one. */
const Question = ({ copy, count, reload }: { copy: PhoneCopy; count: number; reload: Props['reload'] }) => {
  const answer = async (cameOut: boolean) => {
    await answerCopy(copy.copyId, cameOut)
    await reload()
  }
  return (
    <CauseFix
      id='bt-unsure'
      tone='look'
      title={words.unsureTitle(copy)}
      line={words.unsureLine(copy)}
      count={count}
      fixes={[
        { id: 'came-out', label: BLUETOOTH.cameOut, onTap: () => void answer(true) },
        { id: 'not-out', kind: 'a', label: BLUETOOTH.notOut, onTap: () => void answer(false) },
      ]}
    />
  )
}

const Trouble = () => {
  const { run, link } = usePhone()
  if (run.trouble === undefined || run.ask) return null
  if (run.trouble === 'link')
    return <RowItem id='bt-trouble' tone='look' ground='look' title={words.troubleText(link.code)} />
  const silent = run.trouble.refusal === 'network'
  return (
    <RowItem
      id='bt-trouble'
      tone='look'
      ground='look'
      title={silent ? BLUETOOTH.notSaid : words.phoneRefusal(run.trouble.refusal)}
      {...(silent
        ? { side: <Btn id='bt-say' size='m' label={BLUETOOTH.say} onTap={() => void sayWhatIsKnown()} /> }
        : {})}
    />
  )
}

/** What waits at this printer, what is out, and what needs a pair of eyes. */
export const Queue = ({ queue, reload }: Props) => {
  const { run } = usePhone()
  const copy = copyInQuestion(queue, run.ask)
  return (
    <>
      <Head queue={queue} />
      <View className='sec sec-cont'>
        <Trouble />
        {!run.running && queue.taken > 0 && <RowItem tone='wait' title={words.takenLine(queue.taken)} />}
        {run.blocked.map((copy) => (
          <RowItem key={copy.copyId} tone='stop' title={words.blockedTitle(copy)} line={copy.fields} />
        ))}
      </View>
      {copy && !run.running && <Question copy={copy} count={Math.max(1, queue.unsure.length)} reload={reload} />}
    </>
  )
}

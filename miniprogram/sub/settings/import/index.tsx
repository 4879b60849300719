import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { ImportValue } from '@shared/api/import'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { CauseBar } from '../../../components/cause-bar'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { newId } from '../../../device/id'
import { pickFile } from '../../../device/pick-file'
import { useAct } from '../../../hooks/use-act'
import { go } from '../../../nav/go'
import { uploadFile } from '../../../services/api'
import { useSnack } from '../../../store/snack'
import { refusalText } from '../../../text/common'
import { STATUS } from '../../../text/history'
import { fieldWord, IMPORT, importRefusal, problemWord } from '../../../text/settings'
import { alike } from './alike'

type Kind = ImportValue['kind']
const POLL_MS = 1_000

const Problems = ({ value }: { readonly value: ImportValue }) =>
  value.problemCount > 0 && (
    <>
      <View className='cap-t'>{IMPORT.problems(value.problemCount)}</View>
      <View className='sec' id='problems'>
        {alike(value.problems).map((group) => (
          <RowItem
            key={group.key}
            tone={group.kept ? 'wait' : 'look'}
            title={`${IMPORT.at(group.rows, group.column)}：${problemWord(group)}`}
            line={group.texts}
          />
        ))}
      </View>
    </>
  )

const Columns = ({ value }: { readonly value: ImportValue }) => (
  <>
    <View className='cap-t'>{IMPORT.columns}</View>
    <View className='sec' id='columns'>
      {value.columns.map((column) => (
        <RowItem
          key={column.field}
          tone={column.heading !== undefined ? 'done' : column.needed ? 'stop' : 'wait'}
          title={fieldWord(column.field)}
          line={column.heading === undefined ? IMPORT.missing : IMPORT.found(column.heading)}
        />
      ))}
    </View>
  </>
)

const Preview = ({ value }: { readonly value: ImportValue }) => (
  <View id='preview'>
    <View className='pad white'>
      <View className='t20 b'>{value.fileName}</View>
      <View className='ink2' id='import-rows'>
        {value.kind === 'orders' ? IMPORT.rows(value.rows, value.orders) : IMPORT.productRows(value.rows)}
      </View>
    </View>
    <Problems value={value} />
    <Columns value={value} />
    {value.sample.length > 0 && <View className='cap-t'>{IMPORT.sample}</View>}
    <View className='sec'>
      {value.sample.map((row) => (
        <RowItem key={row.no} title={row.no} line={row.status ? `${row.goods}　${STATUS[row.status]}` : row.goods} />
      ))}
    </View>
  </View>
)

interface ToldProps {
  readonly tone: 'done' | 'stop'
  readonly title: string
  readonly body: string
  /** Nothing stands below it. */
  readonly alone: boolean
}
const Told = ({ tone, title, body, alone }: ToldProps) =>
  alone ? (
    <Blank icon={tone} tone={tone} title={title} body={body} />
  ) : (
    <View className='sec'>
      <RowItem tone={tone} title={title} line={body} />
    </View>
  )

const Body = ({ value, reading }: { readonly value: ImportValue | undefined; readonly reading: boolean }) => {
  if (reading) return <Skeleton rows={3} />
  if (value === undefined) return <Blank icon='up' tone='wait' title={IMPORT.choose} body={IMPORT.chooseBody} />
  if (value.state === 'done') {
    const body = IMPORT.done(value.stored, value.unchanged, IMPORT.units[value.kind])
    return (
      <View id='import-done'>
        <Told tone='done' title={IMPORT.doneTitle} body={body} alone={value.problemCount === 0} />
        <Problems value={value} />
      </View>
    )
  }
  if (value.state === 'refused') {
    const body = importRefusal(value.refusal ?? '')
    return (
      <View id='import-refused'>
        <Told tone='stop' title={IMPORT.refused} body={body} alone={value.columns.length === 0} />
        {value.columns.length > 0 && <Columns value={value} />}
      </View>
    )
  }
  return <Preview value={value} />
}

/** The file goes into storage first (a call may carry 100 KB), then is judged, then stored on a second tap. */
const useImport = () => {
  const [kind, setKind] = useState<Kind>('orders')
  const [value, setValue] = useState<ImportValue>()
  const { busy, act } = useAct()
  const [uploading, setUploading] = useState(false)
  const running = value?.state === 'running' ? value.id : undefined
  useEffect(() => {
    if (running === undefined) return undefined
    const timer = setInterval(
      () => void act('importShow', { id: running }).then((next) => next && setValue(next)),
      POLL_MS,
    )
    return () => clearInterval(timer)
  }, [running, act])
  const choose = async () => {
    const file = await pickFile()
    if (file === undefined) return
    setUploading(true)
    const requestId = newId()
    const ending = file.name.split('.').pop() ?? 'csv'
    const stored = await uploadFile({ ...file, cloudPath: `imports/${requestId}.${ending}` })
    setUploading(false)
    if (!stored.ok) return useSnack.getState().warn(refusalText(stored.refusal, stored.detail))
    const next = await act('importPreview', { requestId, fileId: stored.value, fileName: file.name, kind })
    if (next) setValue(next)
  }
  const run = async (id: string) => {
    const next = await act('importRun', { id })
    if (next) setValue(next)
  }
  const turn = (next: Kind) => {
    setKind(next)
    setValue(undefined)
  }
  return { kind, turn, value, choose, run, busy, reading: uploading || busy === 'importPreview' }
}

type Import = ReturnType<typeof useImport>
const Bar = ({ work }: { readonly work: Import }) => {
  const { value } = work
  const choose = { id: 'choose', onTap: () => void work.choose(), busy: work.reading }
  if (value?.state === 'preview') {
    if (value.orders === 0) return <ActBar primary={{ ...choose, label: IMPORT.again, icon: 'up' }} />
    return (
      <ActBar
        quiet={{ ...choose, label: IMPORT.again }}
        primary={{
          id: 'import-run',
          label: IMPORT.run(value.orders, value.kind),
          icon: 'check',
          busy: work.busy === 'importRun',
          onTap: () => void work.run(value.id),
        }}
      />
    )
  }
  if (value?.state === 'running') {
    const label = IMPORT.running(value.stored + value.unchanged, value.orders)
    return <ActBar primary={{ id: 'import-run', label, busy: true, onTap: () => undefined }} />
  }
  if (value?.state === 'done' && value.kind === 'orders') {
    return (
      <ActBar
        quiet={{ ...choose, label: IMPORT.again }}
        primary={{ id: 'to-audit', label: IMPORT.goAudit, icon: 'list', onTap: () => go('audit') }}
      />
    )
  }
  const label = work.reading ? IMPORT.reading : value === undefined ? IMPORT.choose : IMPORT.again
  return <ActBar primary={{ ...choose, label, icon: 'up' }} />
}

export default function ImportPage() {
  const work = useImport()
  return (
    <Screen roles={['owner', 'auditor']} bottom={<Bar work={work} />}>
      <CauseBar
        chosen={work.kind}
        items={[
          { key: 'orders', label: IMPORT.orders },
          { key: 'products', label: IMPORT.products },
        ]}
        onChoose={(key) => work.turn(key === 'products' ? 'products' : 'orders')}
      />
      <Body value={work.value} reading={work.reading} />
    </Screen>
  )
}

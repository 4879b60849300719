import type { ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { Resource } from '../hooks/use-resource'
import { go } from '../nav/go'
import { useFloorQueue } from '../store/floor-queue'
import { useSession } from '../store/session'
import { COMMON, oldSince, readTrouble } from '../text/common'
import { ActBar } from './act-bar'
import { Blank } from './blank'
import { Btn } from './btn'
import { OfflineBar } from './offline-bar'
import { Skeleton } from './skeleton'

interface Props<T> {
  readonly of: Resource<T>
  readonly rows?: number
  /** What is read, for the words of waiting and of trouble. */
  readonly what?: string
  readonly children: (value: T) => ReactNode
}
type Trouble = NonNullable<Resource<unknown>['trouble']>

const Failed = ({ trouble, what, reload }: { trouble: Trouble; what: string; reload: () => Promise<void> }) => {
  const { offline, title, body, code } = readTrouble(trouble, what)
  // a buyer has no desk to go back to
  const isStaff = useSession(({ me }) => me !== undefined && me.role !== 'none')
  const copy = () => void Taro.setClipboardData({ data: `${code} ${trouble.detail}` })
  return (
    <View id='failed' className='failed'>
      <View className='failed-in'>
        <Blank icon={offline ? 'off' : 'stop'} tone={offline ? 'wait' : 'stop'} title={title} body={body} />
        <View className='t15 ink2'>{COMMON.errorCode}</View>
        <Btn id='copy-trouble' kind='text' size='m' icon='copy' label={code} onTap={copy} />
      </View>
      <ActBar
        {...(isStaff ? { quiet: { id: 'to-desk', label: COMMON.toDesk, onTap: () => go('desk') } } : {})}
        primary={{ id: 'retry', label: COMMON.again, icon: 'run', onTap: () => void reload() }}
      />
    </View>
  )
}

/** The four states of a page that reads: skeleton, old data under a band, trouble with its way out, the thing itself. */
export function Load<T>({ of, rows, what = '', children }: Props<T>) {
  const waiting = useFloorQueue((queue) => queue.events.length)
  if (of.shown === undefined) {
    return of.trouble === undefined ? (
      <Skeleton what={what} {...(rows === undefined ? {} : { rows })} />
    ) : (
      <Failed trouble={of.trouble} what={what} reload={of.reload} />
    )
  }
  const { shown, offline, trouble } = of
  const old = trouble && oldSince({ at: shown.at, now: trouble.at, offline, scans: waiting })
  return (
    <>
      {old !== undefined && <OfflineBar text={old} onRetry={() => void of.reload()} />}
      {children(shown.value)}
    </>
  )
}

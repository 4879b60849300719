import type { ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { Resource } from '../hooks/use-resource'
import { COMMON, offlineSince, refusalText } from '../text/common'
import { Blank } from './blank'
import { Btn } from './btn'
import { OfflineBar } from './offline-bar'
import { Skeleton } from './skeleton'

interface Props<T> {
  readonly of: Resource<T>
  readonly rows?: number
  readonly children: (value: T) => ReactNode
}

const Failed = ({
  trouble,
  reload,
}: Pick<Resource<unknown>, 'reload'> & { trouble: { refusal: string; detail: string } }) => (
  <View id='failed'>
    <Blank
      icon={trouble.refusal === 'network' ? 'off' : 'stop'}
      tone={trouble.refusal === 'network' ? 'wait' : 'stop'}
      title={trouble.refusal === 'network' ? COMMON.offlineTitle : COMMON.errorTitle}
      body={trouble.refusal === 'network' ? COMMON.offlineBody : `${refusalText(trouble.refusal)}。${COMMON.errorBody}`}
      foot={`${COMMON.errorCode}${trouble.refusal}`}
    />
    <View className='row gap12 pad'>
      <Btn
        id='copy-trouble'
        label={COMMON.copy}
        icon='copy'
        onTap={() => void Taro.setClipboardData({ data: `${trouble.refusal} ${trouble.detail}` })}
      />
      <Btn id='retry' kind='p' grow label={COMMON.again} icon='run' onTap={() => void reload()} />
    </View>
  </View>
)

/** The four states of a page that reads: skeleton, old data under a band, trouble with its way out, the thing itself. */
export function Load<T>({ of, rows, children }: Props<T>) {
  if (of.shown === undefined) {
    return of.trouble === undefined ? (
      <Skeleton {...(rows === undefined ? {} : { rows })} />
    ) : (
      <Failed trouble={of.trouble} reload={of.reload} />
    )
  }
  return (
    <>
      {of.trouble !== undefined && <OfflineBar text={offlineSince(of.shown.at)} onRetry={() => void of.reload()} />}
      {children(of.shown.value)}
    </>
  )
}

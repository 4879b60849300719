import { useState } from 'react'
import { View } from '@tarojs/components'
import type { HandoverValue } from '@shared/api/floor'
import { ActBar } from '../../../components/act-bar'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import * as words from '../../../text/floor'
import type { Handover } from './use-handover'

const { FLOOR } = words

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

const act = (work: Handover, label: string, how: { off?: boolean; icon?: 'stop' | 'off' | 'truck' } = {}) => (
  <ActBar primary={{ id: 'hand-close', label, ...how, busy: work.closing, onTap: () => void work.close() }} />
)

/** What the close waits for, or the close. One that broke half-way goes on: its scans are shut out already. */
export const Bar = ({ work, value }: { readonly work: Handover; readonly value: HandoverValue }) => {
  const [first] = value.takeOff
  if (work.closing) return act(work, words.closingCount(work.scanned))
  if (work.queue.offline) return act(work, FLOOR.closeLater, { off: true, icon: 'off' })
  if (value.state === 'closing') return act(work, FLOOR.closeOn, { icon: 'truck' })
  if (first) {
    const label = words.waitFor(first.tail, Math.max(0, work.scanned - value.takeOff.length))
    return act(work, label, { off: true, icon: 'stop' })
  }
  if (work.unsureSince !== undefined) return <UnsureBar work={work} />
  return act(work, words.closeCount(work.scanned), { off: work.scanned === 0, icon: 'truck' })
}

export const ClosedBar = ({ onAnother }: { readonly onAnother: () => void }) => (
  <ActBar
    quiet={{ id: 'hand-another', label: FLOOR.another, icon: 'truck', onTap: onAnother }}
    primary={{ id: 'to-desk', label: FLOOR.toDesk, onTap: () => go('desk') }}
  />
)

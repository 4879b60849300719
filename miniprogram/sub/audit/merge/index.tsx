import { View } from '@tarojs/components'
import type { MergeGroup } from '@shared/api/travel'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Chip } from '../../../components/chip'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { go } from '../../../nav/go'
import { useSnack } from '../../../store/snack'
import { goodsOf } from '../../../text/audit'
import { COMMON, ORDER_STATE_WORDS } from '../../../text/common'
import { timeLeft } from '../../../text/time'
import { groupTitle, MERGE, mergeAct, mergeDone } from '../../../text/travel'

interface Hands {
  readonly busy: string | undefined
  readonly join: (group: MergeGroup) => Promise<void>
  readonly part: (group: MergeGroup) => Promise<void>
}

const Order = ({ order }: { readonly order: MergeGroup['orders'][number] }) => {
  const now = useNow()
  const facts = [order.platformNo.slice(-8), ORDER_STATE_WORDS[order.state], timeLeft(order.shipBy, now)]
  return (
    <RowItem
      id={`merge-order-${order.id}`}
      icon='box'
      title={goodsOf(order.goods)}
      line={facts.join('　')}
      onTap={() => go('order', { id: order.id })}
    />
  )
}

const Group = ({ group, busy, join, part }: { readonly group: MergeGroup } & Hands) => {
  const remarks = group.orders.map(({ remark }) => remark).filter((remark) => remark !== '')
  const merged = group.state === 'merged'
  return (
    <View className='sec mt16' id={`group-${group.orders[0]?.id ?? ''}`}>
      <View className='row gap8 pad'>
        <View className='sp'>
          <View className='row gap8'>
            <View className='t20 b'>{groupTitle(group)}</View>
            {merged && <Chip text={MERGE.merged} icon='done' tone='done' />}
            {group.state === 'apart' && <Chip text={MERGE.apart} />}
          </View>
          <View className='t15 ink2'>
            {group.region}
            {group.detail}
          </View>
        </View>
        <Btn
          id={`${merged ? 'part' : 'join'}-${group.orders[0]?.id ?? ''}`}
          size='m'
          kind={merged ? 'o' : 'p'}
          label={merged ? MERGE.part : mergeAct(group.orders.length)}
          busy={busy === group.key}
          onTap={() => void (merged ? part(group) : join(group))}
        />
      </View>
      {remarks.length > 0 && <RowItem icon='msg' title={remarks.join('；')} line={MERGE.remark} />}
      {group.orders.map((order) => (
        <Order key={order.id} order={order} />
      ))}
    </View>
  )
}

export default function MergePage() {
  const groups = useResource('mergeList', {})
  const { busy, act } = useAct()
  const idsOf = (group: MergeGroup) => group.orders.map(({ id }) => id)
  const part = async (group: MergeGroup) => {
    const done = await act('mergePart', { requestId: newId(), orderIds: idsOf(group) }, group.key)
    if (done) useSnack.getState().show(MERGE.partDone)
    await groups.reload()
  }
  const join = async (group: MergeGroup) => {
    const done = await act('mergeJoin', { requestId: newId(), orderIds: idsOf(group) }, group.key)
    const undo = { label: COMMON.undo, onTap: () => void part(group) }
    if (done) useSnack.getState().show(mergeDone(done.merged), undo)
    await groups.reload()
  }
  return (
    <Screen roles={['owner', 'auditor']}>
      <Load of={groups}>
        {(value) =>
          value.groups.length === 0 ? (
            <Blank icon='swap' tone='done' title={MERGE.emptyTitle} body={MERGE.emptyBody} />
          ) : (
            <View id='merge-list'>
              <View className='pad t15 ink2'>{MERGE.help}</View>
              {value.groups.map((group) => (
                <Group key={group.key} group={group} busy={groups.offline ? group.key : busy} join={join} part={part} />
              ))}
            </View>
          )
        }
      </Load>
    </Screen>
  )
}

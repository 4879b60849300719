import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import type { ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import type { FindingCode } from '@shared/audit/finding'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { callApi } from '../../../services/api'
import { useSnack } from '../../../store/snack'
import { accepted, AUDIT, auditTitle } from '../../../text/audit'
import { COMMON, refusalText } from '../../../text/common'

type List = ValueOf<'auditList'>
export interface Audit {
  readonly cause: FindingCode | undefined
  readonly list: List | undefined
  readonly resource: Resource<List>
  readonly offline: boolean
  readonly busy: boolean
  choose(cause: FindingCode | undefined): void
  approve(order: OrderCardView): Promise<void>
  acceptCause(code: FindingCode): Promise<void>
  more(): Promise<void>
}

const without = (list: List, id: string): List => ({
  ...list,
  orders: list.orders.filter((order) => order.id !== id),
  total: Math.max(0, list.total - 1),
})

/** Takes freed orders back, all of one tap; the list is read again either way. */
const takeBack = async (input: { orderIds: string[]; code?: FindingCode }, resource: Resource<List>) => {
  const answer = await callApi('auditUndo', input)
  const snack = useSnack.getState()
  if (answer.ok) snack.show(AUDIT.undone(answer.value.undone))
  else snack.warn(refusalText(answer.refusal, answer.detail))
  await resource.reload()
}

/** The audit list and its verbs. Approving is shown at once and taken back if refused; accepting by cause waits for the fact. */
export function useAudit(): Audit {
  const [cause, setCause] = useState<FindingCode>()
  const resource = useResource('auditList', cause === undefined ? {} : { cause })
  const [extra, setExtra] = useState<List>()
  const { busy, act } = useAct()
  const list = extra ?? resource.shown?.value
  const total = list?.total ?? 0
  useEffect(() => void Taro.setNavigationBarTitle({ title: auditTitle(total) }), [total])
  useEffect(() => setExtra(undefined), [resource.shown])

  return {
    cause,
    list,
    resource,
    offline: resource.offline,
    busy: busy !== undefined,
    choose: setCause,
    async approve(order) {
      if (list) resource.set(without(list, order.id))
      const answer = await callApi('auditApprove', { orderId: order.id })
      if (answer.ok) {
        const undo = () => void takeBack({ orderIds: [order.id] }, resource)
        useSnack.getState().show(AUDIT.approved, { label: COMMON.undo, onTap: undo })
      } else useSnack.getState().warn(refusalText(answer.refusal, answer.detail))
      await resource.reload()
    },
    async acceptCause(code) {
      const value = await act('auditAccept', { requestId: newId(), code })
      if (value) {
        const undo = () => void takeBack({ orderIds: [...value.orderIds], code }, resource)
        useSnack.getState().show(accepted(value.accepted, value.freed), { label: COMMON.undo, onTap: undo })
        setCause(undefined)
      }
      await resource.reload()
    },
    async more() {
      if (list?.cursor === undefined) return
      const next = await act('auditList', { ...(cause === undefined ? {} : { cause }), cursor: list.cursor })
      if (next) setExtra({ ...next, orders: [...list.orders, ...next.orders] })
    },
  }
}

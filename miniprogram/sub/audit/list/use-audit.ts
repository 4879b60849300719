import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { ValueOf } from '@shared/api'
import type { Undoable } from '@shared/api/audit'
import type { OrderCardView } from '@shared/api/views'
import { FINDING_CODES, type FindingCode } from '@shared/audit/finding'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { callApi } from '../../../services/api'
import { go } from '../../../nav/go'
import { useSnack } from '../../../store/snack'
import { accepted, asked, AUDIT, auditTitle, stillHeld } from '../../../text/audit'
import { COMMON, refusalText } from '../../../text/common'
import { useHeldList, type HeldList } from './use-held-list'

type List = ValueOf<'auditList'>
export interface Audit {
  readonly cause: FindingCode | undefined
  readonly search: string
  readonly list: HeldList | undefined
  readonly resource: Resource<List>
  readonly offline: boolean
  readonly busy: string | undefined
  choose(cause: FindingCode | undefined): void
  readonly find: (word: string) => void
  approve(order: OrderCardView): void
  acceptCause(code: FindingCode): Promise<void>
  ask(what: { readonly code: FindingCode } | { readonly orderId: string }): Promise<void>
  /** A card of this order was given to its buyer. */
  readonly shared: (orderId: string) => void
  /** The address was mended: it may be taken back from the snack. */
  fixed(order: OrderCardView): void
  readonly more: () => void
}
/** The list is read again after the last of some quick swipes, not after each. */
const CALM_MS = 1_200
/** While orders are still being audited, what they come to is read so often. */
const AUDITING_MS = 2_500
/** By then the work functions have sent what was asked, or worked off what a long tap left them. */
const LATER_MS = 4_000

const say = (text: string, undo?: () => void) =>
  useSnack.getState().show(text, undo && { label: COMMON.undo, onTap: undo })
const warn = (answer: { readonly refusal: string; readonly detail?: string }) =>
  useSnack.getState().warn(refusalText(answer.refusal, answer.detail))

/** What holds an order after a word that it may go: its stops as they are told, else as the card has them. */
const stopsOf = (order: OrderCardView, told = ''): readonly FindingCode[] => {
  const named = FINDING_CODES.filter((code) => told.split(',').includes(code))
  return named.length > 0 ? named : order.findings.flatMap(({ severity, code }) => (severity === 'stop' ? [code] : []))
}

/** One read for many changes: the timer starts anew with each. */
function useCalmly(reload: () => Promise<void>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (ms: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void reload(), ms)
    },
    [reload],
  )
}

interface Single {
  readonly list: ReturnType<typeof useHeldList>
  readonly reload: () => Promise<void>
  readonly readLater: (ms: number) => void
}
/** Words on one order. Shown at once, put back when refused, and taken back from the snack. */
function singleActs({ list: { hide, settle, show }, reload, readLater }: Single) {
  const takeBack = async (order: OrderCardView, what: Undoable) => {
    show(order.id)
    const answer = await callApi('auditUndo', { orderId: order.id, what })
    if (answer.ok) say(AUDIT.undone(1))
    else warn(answer)
    await reload()
  }
  const approve = async (order: OrderCardView) => {
    hide(order.id)
    const answer = await callApi('auditApprove', { orderId: order.id })
    if (answer.ok && answer.value.state !== 'held') {
      settle(order.id)
      say(AUDIT.approved, () => void takeBack(order, 'accept'))
    } else {
      show(order.id)
      if (answer.ok) useSnack.getState().warn(stillHeld(stopsOf(order)))
      else if (answer.refusal === 'cannot-accept') useSnack.getState().warn(stillHeld(stopsOf(order, answer.detail)))
      else warn(answer)
    }
    readLater(CALM_MS)
  }
  return {
    approve: (order: OrderCardView) => void approve(order),
    fixed(order: OrderCardView) {
      settle(order.id)
      say(AUDIT.fixed, () => void takeBack(order, 'address'))
      readLater(CALM_MS)
    },
  }
}

/** Words on a whole cause: they wait for the fact, and what goes on behind is read a little later. */
function useCauseActs(reload: () => Promise<void>, readLater: (ms: number) => void) {
  const { busy, act } = useAct()
  const readTwice = async () => {
    await reload()
    readLater(LATER_MS)
  }
  const takeBack = async (batchId: string) => {
    const value = await act('auditUndoBatch', { requestId: newId(), batchId })
    if (value) say(AUDIT.undone(value.undone, value.planned))
    await readTwice()
  }
  return {
    busy,
    /** `asOf`: of the list whose number the button named. */
    async acceptCause(code: FindingCode, asOf: number | undefined) {
      const value = await act('auditAccept', { requestId: newId(), code, ...(asOf === undefined ? {} : { asOf }) })
      if (value) say(accepted(value), value.accepted > 0 ? () => void takeBack(value.batchId) : undefined)
      await readTwice()
      // what was left of the cause is looked at next
      return value !== undefined && !(value.left > 0)
    },
    async ask(what: { readonly code: FindingCode } | { readonly orderId: string }) {
      const value = await act('auditAsk', { requestId: newId(), ...what })
      // who got a message and who needs a card is seen there, buyer by buyer
      if (value && 'code' in what) return go('asks')
      if (value) say(asked(value.asked))
      await readTwice()
    },
    async shared(orderId: string) {
      await act('auditShared', { orderId })
      await reload()
    },
  }
}

/** The audit list and its verbs. */
export function useAudit(): Audit {
  const [cause, setCause] = useState<FindingCode>()
  const [search, setSearch] = useState('')
  const input = useMemo(() => (search !== '' ? { search } : cause === undefined ? {} : { cause }), [cause, search])
  const resource = useResource('auditList', input)
  const list = useHeldList(resource, input)
  const { reload } = resource
  const readLater = useCalmly(reload)
  const acts = useCauseActs(reload, readLater)
  const { held = 0, auditing = 0, asOf } = list.list ?? {}
  useEffect(() => (auditing > 0 ? readLater(AUDITING_MS) : undefined), [auditing, asOf, readLater])
  useEffect(() => void Taro.setNavigationBarTitle({ title: auditTitle(held) }), [held])
  return {
    ...acts,
    ...singleActs({ list, reload, readLater }),
    cause,
    search,
    list: list.list,
    more: list.more,
    resource,
    offline: resource.offline,
    shared: (orderId) => void acts.shared(orderId),
    choose: setCause,
    find: setSearch,
    async acceptCause(code) {
      if (await acts.acceptCause(code, asOf)) setCause(undefined)
    },
  }
}

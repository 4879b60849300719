import type { ReactNode } from 'react'
import type { OrderCardView } from '@shared/api/views'
import { buyerPage } from '@shared/notice/buyer-pages'
import { Btn } from '../../../components/btn'
import { ShareBtn } from '../../../components/share-btn'
import { go } from '../../../nav/go'
import { AUDIT, CARD_ACT, SHARE, shareTitle } from '../../../text/audit'
import { SPLIT } from '../../../text/travel'
import type { Audit } from './use-audit'

/** Only the buyer, or somebody who calls him, knows these. */
export const BY_HAND: readonly string[] = ['address-incomplete', 'address-contradiction']

interface Hands {
  readonly audit: Audit
  /** Buyer pages run under the shop's own appid: he can be asked. */
  readonly canAsk: boolean
  readonly onFix: (order: OrderCardView) => void
}

const Ask = ({ order, audit }: { readonly order: OrderCardView } & Pick<Hands, 'audit'>) => {
  const state = order.ask?.state
  if (state === undefined || state === 'settled')
    return (
      <Btn id={`ask-${order.id}`} size='m' label={AUDIT.askBuyer} onTap={() => void audit.ask({ orderId: order.id })} />
    )
  return state === 'not-sent' ? (
    <ShareBtn
      id={`share-${order.id}`}
      label={SHARE.act}
      title={shareTitle(order)}
      path={buyerPage('fixAddress', order.id)}
      of={order.id}
      onTaken={audit.shared}
    />
  ) : null
}

const byHandOf = (order: OrderCardView) => order.findings.find(({ code }) => BY_HAND.includes(code))
/** Two buttons stand there: to mend it oneself, and to ask. */
export const isWide = (order: OrderCardView, canAsk: boolean): boolean => canAsk && byHandOf(order) !== undefined

/** What one word on this order is called. */
export function approveLabel(order: OrderCardView): string {
  if (order.heldByHand) return AUDIT.pass
  const fix = order.findings.find(({ severity, code }) => severity === 'fix' && !order.accepted.includes(code))
  return (fix && CARD_ACT[fix.code]) ?? AUDIT.pass
}

/** Some of it is here: the rest may follow. */
function someIsHere({ findings, goods }: OrderCardView): boolean {
  const lacking = findings.find(({ code }) => code === 'stock-short')?.facts?.['lackingPieces']
  return typeof lacking !== 'number' || lacking < goods.pieces
}

/** What a tap may do to this order; undefined: only look. */
export function cardSide(order: OrderCardView, { audit, canAsk, onFix }: Hands): ReactNode {
  const byHand = byHandOf(order)
  if (byHand)
    return (
      <>
        <Btn
          id={`act-${order.id}`}
          size='m'
          label={canAsk ? AUDIT.fixShort : (CARD_ACT[byHand.code] ?? AUDIT.fixTitle)}
          onTap={() => onFix(order)}
        />
        {canAsk && <Ask order={order} audit={audit} />}
      </>
    )
  const stops = order.findings.filter((finding) => finding.severity === 'stop')
  if (stops.length === 1 && stops[0]?.code === 'stock-short' && someIsHere(order))
    return <Btn id={`split-${order.id}`} size='m' label={SPLIT.byStock} onTap={() => go('split', { id: order.id })} />
  if (stops.length > 0) return undefined
  return <Btn id={`act-${order.id}`} size='m' label={approveLabel(order)} onTap={() => audit.approve(order)} />
}

/** A swipe does what the button does, where that is one word: all right. */
export const canSwipe = (order: OrderCardView): boolean =>
  !order.findings.some((finding) => finding.severity === 'stop' || BY_HAND.includes(finding.code))

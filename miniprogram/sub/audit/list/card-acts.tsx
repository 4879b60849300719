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
  if (order.ask === 'wanted' || order.ask === 'sent') return null
  if (order.ask !== 'not-sent')
    return (
      <Btn id={`ask-${order.id}`} size='m' label={AUDIT.askBuyer} onTap={() => void audit.ask({ orderId: order.id })} />
    )
  const page = buyerPage('fixAddress', order.id)
  return <ShareBtn id={`share-${order.id}`} label={SHARE.act} title={shareTitle(order)} path={page} />
}

/** What a tap may do to this order; undefined: only look. */
export function cardSide(order: OrderCardView, { audit, canAsk, onFix }: Hands): ReactNode {
  const byHand = order.findings.find((finding) => BY_HAND.includes(finding.code))
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
  if (stops.length === 1 && stops[0]?.code === 'stock-short')
    return <Btn id={`split-${order.id}`} size='m' label={SPLIT.byStock} onTap={() => go('split', { id: order.id })} />
  if (stops.length > 0) return undefined
  const fix = order.findings.find((finding) => finding.severity === 'fix')
  const label = (fix && CARD_ACT[fix.code]) ?? AUDIT.pass
  return <Btn id={`act-${order.id}`} size='m' label={label} onTap={() => audit.approve(order)} />
}

/** A swipe does what the button does, where that is one word: all right. */
export const canSwipe = (order: OrderCardView): boolean =>
  !order.findings.some((finding) => finding.severity === 'stop' || BY_HAND.includes(finding.code))

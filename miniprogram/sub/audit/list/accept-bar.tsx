import type { CauseView } from '@shared/api/views'
import { ActBar } from '../../../components/act-bar'
import { useResource } from '../../../hooks/use-resource'
import { go } from '../../../nav/go'
import { acceptAct, acceptLater, askAct, askLater, ASKS, AUDIT, cardsToShare, goPrint } from '../../../text/audit'
import { BY_HAND } from './card-acts'
import type { Audit } from './use-audit'

/** Ends when the fact ends: no tap takes these away, unless all we have is a doubt (`frees`). */
const WAITS: readonly string[] = [
  'unpaid',
  'refund-in-progress',
  'cancelled',
  'stock-short',
  'unknown-sku',
  'not-served',
]
const nothing = () => undefined

interface Props {
  readonly cause: CauseView | undefined
  readonly audit: Audit
  readonly canAsk: boolean
}

const AskBar = ({ cause, audit, canAsk }: { readonly cause: CauseView } & Omit<Props, 'cause'>) => {
  if (!canAsk || audit.offline) {
    const label = canAsk ? askLater(cause.count) : AUDIT.waitsAddress
    return <ActBar primary={{ id: 'ask', label, icon: canAsk ? 'off' : 'look', off: true, onTap: nothing }} />
  }
  const cards = audit.list?.asks.cards ?? 0
  const look = cards > 0 ? cardsToShare(cards) : ASKS.see
  if (cause.unasked === 0)
    return <ActBar primary={{ id: 'to-asks', label: look, icon: 'msg', onTap: () => go('asks') }} />
  return (
    <ActBar
      {...(cards > 0 ? { quiet: { id: 'to-asks', label: look, onTap: () => go('asks') } } : {})}
      primary={{
        id: 'ask',
        label: askAct(cause.unasked),
        icon: 'msg',
        busy: audit.busy === 'auditAsk',
        onTap: () => void audit.ask({ code: cause.code }),
      }}
    />
  )
}

/** Nothing to audit: what comes next, and how much of it there is. */
const ToPrint = () => {
  const orders = useResource('deskShow', {}).shown?.value.stages.toPrint ?? 0
  return <ActBar primary={{ id: 'to-print', label: goPrint(orders), icon: 'printer', onTap: () => go('plan') }} />
}

/** One tap for a whole cause; the label says what it does, with both numbers. */
export const AcceptBar = ({ cause, audit, canAsk }: Props) => {
  if (audit.list === undefined) return null
  if (audit.list.total === 0 && audit.search === '') return <ToPrint />
  if (cause === undefined) return null
  if (WAITS.includes(cause.code) && cause.frees === 0)
    return <ActBar primary={{ id: 'accept', label: AUDIT.waitsStop, icon: 'look', off: true, onTap: nothing }} />
  if (BY_HAND.includes(cause.code)) return <AskBar cause={cause} audit={audit} canAsk={canAsk} />
  if (audit.offline) {
    const label = acceptLater(cause.count)
    return <ActBar primary={{ id: 'accept', label, icon: 'off', off: true, onTap: nothing }} />
  }
  const askInstead = {
    id: 'ask',
    label: AUDIT.askInstead,
    busy: audit.busy === 'auditAsk',
    onTap: () => void audit.ask({ code: cause.code }),
  }
  return (
    <ActBar
      {...(canAsk && cause.code === 'address-repairable' ? { quiet: askInstead } : {})}
      primary={{
        id: 'accept',
        label: acceptAct(cause.count, cause.frees),
        icon: 'check',
        busy: audit.busy === 'auditAccept',
        onTap: () => void audit.acceptCause(cause.code),
      }}
    />
  )
}

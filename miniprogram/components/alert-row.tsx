import type { DeskValue } from '@shared/api/orders'
import { alertAct, alertLine, alertTitle } from '../text/desk'
import { Btn } from './btn'
import { RowItem } from './row-item'

interface Props {
  readonly alert: DeskValue['alerts'][number]
  readonly busy: boolean
  /** Absent: nothing that this role may do about it. */
  readonly onTap?: (() => void) | undefined
}
/** A stop or a look at the top of the desk, with its one action. */
export const AlertRow = ({ alert, busy, onTap }: Props) => (
  <RowItem
    id={`alert-${alert.kind}`}
    title={alertTitle(alert.kind, alert.facts)}
    line={alertLine(alert.kind, alert.facts)}
    tone={alert.tone}
    {...(alert.tone === 'stop' ? { ground: 'stop' as const } : {})}
    side={
      onTap && (
        <Btn
          id={`alert-act-${alert.id}`}
          size='m'
          kind={alert.tone === 'stop' ? 'stop' : 'o'}
          label={alertAct(alert.kind, alert.facts)}
          busy={busy}
          onTap={onTap}
        />
      )
    }
  />
)

import type { EffectCause } from '@shared/api/print'
import type { EffectDoc } from '@shared/effect/effect'
import { PROVIDER_FAILURES } from '@shared/ports/provider-error'
import { findByState } from '../../repo/effects'
import { waybillKey } from '../../work/effects/waybill-create'
import type { RouteContext } from '../route'

const MAX = 500
const SAMPLE = 3

/**
 * Does a waiting row want a person? An account that refused does; a throttle, a busy partner or a printer without paper passes by
 * itself, and asking about it would only teach people to tap things away.
 */
export const wantsPerson = ({ trouble }: Pick<EffectDoc, 'trouble'>): boolean =>
  trouble !== undefined && trouble.scope !== 'order' && !PROVIDER_FAILURES[trouble.failure].retry

/** Rows that wait for a person: refused by the partner, of unknown outcome, or waiting behind a paused account. */
export async function troubledRows(context: RouteContext): Promise<EffectDoc[]> {
  const inState = (state: EffectDoc['state'], of: { kind?: EffectDoc['kind']; not?: EffectDoc['kind'] } = {}) =>
    findByState(context, context.shop._id, { state, limit: MAX, ...of })
  const [ready, ...others] = await Promise.all([
    inState('ready'),
    inState('refused', { not: 'payment.learn' }),
    // one of each order, where a file's numbers are not the platform's: no number of them hides a parcel's trouble
    inState('refused', { kind: 'payment.learn' }),
    inState('person'),
  ])
  return [...others.flat(), ...ready.filter(wantsPerson)]
}

/** Rows of one cause share kind, partner, code and account, and whether only a person knows more: one tap mends them all. */
export const causeIdOf = (row: EffectDoc): string =>
  [
    ...[row.kind, row.trouble?.provider ?? '', row.trouble?.providerCode ?? row.state, row.account ?? ''],
    ...(row.state === 'person' ? ['person'] : []),
  ].join('|')

/** What waits for a person's word waits for no account, whatever its last trouble was. */
const scopeOf = (row: EffectDoc): EffectCause['scope'] =>
  row.state === 'person' ? 'order' : (row.trouble?.scope ?? 'order')

/** The courier may have given a number, and it is paid for whether it is used or not. */
const mayHaveNumber = (row: EffectDoc): boolean => row.kind === 'waybill.create' && row.state === 'person'

function fixesOf(row: EffectDoc): EffectCause['fixes'] {
  if (scopeOf(row) !== 'order') return ['resume-account']
  if (mayHaveNumber(row)) return ['retry', 'accept-lost', 'change-courier']
  // a paid number that is not taken back, or nobody knows: the parcel must not wait for ever
  if (row.kind === 'waybill.cancel' && row.state !== 'ready') return ['retry', 'accept-lost']
  return row.kind === 'waybill.create' && row.state === 'refused' ? ['retry', 'change-courier'] : ['retry']
}

/** Paper that somebody must look for is asked about copy by copy, never as a cause. */
const isPaper = (row: EffectDoc) => row.state === 'person' && row.kind === 'print.send'

export function causesOf(rows: readonly EffectDoc[]): EffectCause[] {
  const groups = new Map<string, EffectDoc[]>()
  for (const row of rows.filter((one) => !isPaper(one)))
    groups.set(causeIdOf(row), [...(groups.get(causeIdOf(row)) ?? []), row])
  return [...groups].flatMap(([id, group]) => {
    const [first] = group
    if (!first) return []
    const sample = group.slice(0, SAMPLE)
    return [
      {
        id,
        kind: first.kind,
        provider: first.trouble?.provider ?? '',
        code: first.trouble?.providerCode ?? first.state,
        text: first.trouble?.providerText ?? '',
        scope: scopeOf(first),
        count: group.length,
        fixes: fixesOf(first),
        sample: sample.map(({ docId }) => docId),
        ...(mayHaveNumber(first) ? { unsureKeys: sample.map(({ docId, n }) => waybillKey({ _id: docId, n })) } : {}),
      },
    ]
  })
}

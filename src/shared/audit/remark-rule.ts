import { remarkIn } from './remark'
import type { RemarkTopic } from './remark-words'
import type { AuditRule } from './rule'

/** A rule of one topic of the buyer's remark. */
export const remarkRule = (
  head: Pick<AuditRule, 'id' | 'severity' | 'question'>,
  about: { readonly topic: RemarkTopic; readonly reason: string },
): AuditRule => ({
  ...head,
  code: 'buyer-remark',
  find(asked) {
    const topics = remarkIn(asked)?.topics
    return topics?.includes(about.topic) ? { reason: about.reason, facts: { topics } } : undefined
  },
})

import type { AuditRule } from '../rule'

/** The receiver without them is proposed beside the raw one; accepting takes it. */
export const forbiddenCharacters: AuditRule = {
  id: 'forbidden-characters',
  code: 'forbidden-characters',
  severity: 'fix',
  question: '收件人、地址里有快递不收的字符吗',
  find({ unclean }) {
    if (unclean.length === 0) return undefined
    return { reason: `去掉了 ${unclean.join(' ')}`, facts: { characters: unclean } }
  },
}

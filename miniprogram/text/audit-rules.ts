import type { RuleId, RuleLevel } from '@shared/audit/rule-ids'
import type { AuditSettings } from '@shared/audit/settings'

export const AUDIT_RULES_TEXT = {
  help: '点一条，改它管不管、管到哪。改完先看过去 30 天会怎样，再存。',
  saveWait: '在算会怎样，稍等',
  saveFailed: '没算出来，先再算一遍',
  drop: '不改了',
  sheetDone: '好了',
  always: '一直开着',
  alwaysBody: '这是事实，不是看法：事情了结了它自己会消失。',
  dryTitle: '存了会怎样',
  dryFailed: '没算出来，什么都没改。',
  dryAgain: '再算一遍',
  heldExamples: '会多挂起，比如',
  releasedExamples: '会放行，比如',
  quiet: '过去 30 天一单都不受影响。',
  words: '词之间用空格分开',
} as const

export const LEVEL_WORDS: Readonly<Record<RuleLevel, string>> = { hold: '挂起', note: '只提示', off: '不管' }
export const LEVEL_BODY: Readonly<Record<RuleLevel, string>> = {
  hold: '单子停下，等人看过再走。',
  note: '单子照走，卡片上写一句。',
  off: '什么都不说。',
}

export const RULE_SECTIONS: readonly { readonly title: string; readonly rules: readonly RuleId[] }[] = [
  { title: '地址', rules: ['address-repairable', 'forbidden-characters', 'remote-area', 'maybe-not-served'] },
  {
    title: '买家留言',
    rules: [
      'remark-address',
      'remark-wait',
      'remark-words',
      'remark-other',
      'wish-unmet',
      'remark-courier',
      'remark-gift',
      'remark-delivery',
      'remark-hurry',
    ],
  },
  { title: '商家备注', rules: ['memo-wait', 'memo-words', 'seller-memo'] },
  {
    title: '单子本身',
    rules: ['duplicate-order', 'mergeable', 'high-value', 'many-pieces', 'deadline', 'bad-barcode'],
  },
]

type NumberKey = 'highValueFen' | 'manyPieces' | 'duplicateWithinMinutes' | 'deadlineWithinHours'
type WordsKey = 'remoteAreas' | 'remarkHolds' | 'remarkIgnores' | 'memoHolds' | 'memoIgnores'
export type RuleField =
  | { readonly kind: 'number'; readonly key: NumberKey; readonly label: string; readonly per: number }
  | { readonly kind: 'words'; readonly key: WordsKey; readonly label: string; readonly placeholder: string }
  | { readonly kind: 'characters'; readonly key: 'forbidden'; readonly label: string; readonly placeholder: string }

/** What of the settings belongs to a rule. `per`: how many of the stored unit one typed unit is. */
export const RULE_FIELDS: Readonly<Partial<Record<RuleId, RuleField>>> = {
  'high-value': { kind: 'number', key: 'highValueFen', label: '满多少元', per: 100 },
  'many-pieces': { kind: 'number', key: 'manyPieces', label: '满多少件', per: 1 },
  'duplicate-order': { kind: 'number', key: 'duplicateWithinMinutes', label: '几分钟内', per: 1 },
  deadline: { kind: 'number', key: 'deadlineWithinHours', label: '剩几小时', per: 1 },
  'remote-area': { kind: 'words', key: 'remoteAreas', label: '哪些地方', placeholder: '省、市、区名，开头对上就算' },
  'remark-words': { kind: 'words', key: 'remarkHolds', label: '哪些词', placeholder: '比如：代购 到付' },
  'remark-other': { kind: 'words', key: 'remarkIgnores', label: '不用管的', placeholder: '比如：谢谢 好评' },
  'memo-words': { kind: 'words', key: 'memoHolds', label: '哪些词', placeholder: '比如：样品 补差' },
  'seller-memo': { kind: 'words', key: 'memoIgnores', label: '不用管的', placeholder: '比如：已核对' },
  'forbidden-characters': {
    kind: 'characters',
    key: 'forbidden',
    label: '还不收的',
    placeholder: '连着写，比如：·【】',
  },
}

const LINES: Readonly<Partial<Record<RuleId, (settings: AuditSettings) => string>>> = {
  'high-value': ({ highValueFen }) => `满 ${highValueFen / 100} 元`,
  'many-pieces': ({ manyPieces }) => `满 ${manyPieces} 件`,
  'duplicate-order': ({ duplicateWithinMinutes }) => `${duplicateWithinMinutes} 分钟内`,
  deadline: ({ deadlineWithinHours }) => `剩 ${deadlineWithinHours} 小时`,
  'remote-area': ({ remoteAreas }) => (remoteAreas.length > 0 ? remoteAreas.join(' ') : '没列地方'),
  'remark-words': ({ remarkHolds }) => (remarkHolds.length > 0 ? remarkHolds.join(' ') : '还没有词'),
  'memo-words': ({ memoHolds }) => (memoHolds.length > 0 ? memoHolds.join(' ') : '还没有词'),
  'remark-other': ({ remarkIgnores }) => (remarkIgnores.length > 0 ? `除了 ${remarkIgnores.join(' ')}` : ''),
  'seller-memo': ({ memoIgnores }) => (memoIgnores.length > 0 ? `除了 ${memoIgnores.join(' ')}` : ''),
  'forbidden-characters': ({ forbidden }) =>
    forbidden === '' ? '表情、看不见的字符' : `表情、看不见的字符、${forbidden}`,
}
/** The second line of a rule: its bound or its words. */
export const ruleLine = (rule: RuleId, settings: AuditSettings): string => LINES[rule]?.(settings) ?? ''

export const dryRunning = (orders: number) => `正在看过去 30 天的单，看了 ${orders} 单`
/** One line for where there is no room for the panel. */
export const dryShort = ({ held, released }: { held: number; released: number }) =>
  `过去 30 天：多挂起 ${held} 单，放行 ${released} 单`
export const saveKnowing = ({ held, released }: { held: number; released: number }) =>
  held + released === 0 ? '存下来' : `存下来，挂 ${held} 放 ${released}`
export const drySum = (orders: number) => `看了过去 30 天 ${orders} 单`
export const dryHeld = (count: number) => `多挂起 ${count} 单`
export const dryReleased = (count: number) => `放行 ${count} 单`
export const ruleShift = (was: { hold: number; note: number }, is: { hold: number; note: number }) =>
  [
    was.hold === is.hold ? '' : `挂起 ${was.hold} → ${is.hold}`,
    was.note === is.note ? '' : `提示 ${was.note} → ${is.note}`,
  ]
    .filter(Boolean)
    .join('　')
export const rulesSaved = (count: number) => (count > 0 ? `存好了，${count} 单在重审` : '存好了')
/** The words of a typed line. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s、，,;；]+/)
      .map((word) => word.slice(0, 20))
      .filter(Boolean),
  ),
]

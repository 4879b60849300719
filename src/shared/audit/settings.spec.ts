import { DEFAULT_AUDIT, readAuditSettings } from './settings'

it('reads the first shape, whose switches were causes', () => {
  const old = { off: ['high-value', 'seller-memo', 'gone'], highValueFen: 5, manyPieces: 6, duplicateWithinMinutes: 7 }
  expect(readAuditSettings(old)).toEqual({
    ...DEFAULT_AUDIT,
    highValueFen: 5,
    manyPieces: 6,
    duplicateWithinMinutes: 7,
    levels: { 'high-value': 'off', 'many-pieces': 'off', 'seller-memo': 'off', 'memo-wait': 'off' },
  })
})

it('forgets what was set of a rule that is gone', () => {
  const stored = { ...DEFAULT_AUDIT, levels: { deadline: 'hold', 'remark-polite': 'off' } }
  expect(readAuditSettings(stored)).toEqual({ ...DEFAULT_AUDIT, levels: { deadline: 'hold' } })
})

it('reads today’s shape as it is, and throws on what is neither', () => {
  const today = { ...DEFAULT_AUDIT, levels: { deadline: 'hold' } } as const
  expect(readAuditSettings(JSON.parse(JSON.stringify(today)))).toEqual(today)
  expect(() => readAuditSettings({ off: 1 })).toThrow('off')
})

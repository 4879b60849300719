import { useState } from 'react'
import { View } from '@tarojs/components'
import { RULE_LEVELS } from '@shared/audit/rule-ids'
import type { AuditSettings } from '@shared/audit/settings'
import { ActBar } from '../../../components/act-bar'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Sheet } from '../../../components/sheet'
import {
  AUDIT_RULES_TEXT,
  dryRunning,
  dryShort,
  LEVEL_BODY,
  LEVEL_WORDS,
  RULE_FIELDS,
  wordsOf,
  type RuleField,
} from '../../../text/audit-rules'
import type { DryRun } from './use-dry-run'
import { levelOf, withLevel, type Rule } from './levels'

interface Props {
  readonly rule: Rule
  readonly settings: AuditSettings
  readonly onChange: (settings: AuditSettings) => void
  readonly onClose: () => void
  readonly run: DryRun
}
const LEVELS = [...RULE_LEVELS].reverse()

const textOf = (field: RuleField, settings: AuditSettings): string => {
  if (field.kind === 'number') return String(settings[field.key] / field.per)
  return field.kind === 'words' ? settings[field.key].join(' ') : settings.forbidden
}
/** Undefined while what was typed is no number: the settings stay as they were. */
const typed = (field: RuleField, text: string): Partial<AuditSettings> | undefined => {
  if (field.kind === 'words') return { [field.key]: wordsOf(text) }
  if (field.kind === 'characters') return { forbidden: text.replace(/\s/g, '').slice(0, 60) }
  const value = Math.round(Number(text) * field.per)
  return text.trim() !== '' && value >= 0 ? { [field.key]: value } : undefined
}

const Bound = ({ field, settings, onChange }: Pick<Props, 'settings' | 'onChange'> & { field: RuleField }) => {
  // what is being typed, a trailing space included
  const [text, setText] = useState(() => textOf(field, settings))
  return (
    <View className='sec'>
      <Field
        id={`bound-${field.key}`}
        label={field.label}
        value={text}
        type={field.kind === 'number' ? 'digit' : 'text'}
        placeholder={field.kind === 'number' ? '' : field.placeholder}
        onChange={(next) => {
          setText(next)
          const change = typed(field, next)
          if (change) onChange({ ...settings, ...change })
        }}
      />
      {field.kind === 'words' && <View className='pad t13 ink2'>{AUDIT_RULES_TEXT.words}</View>}
    </View>
  )
}

const Outcome = ({ run }: Pick<Props, 'run'>) => {
  if (run.state === 'idle') return null
  const said = { running: dryRunning(run.tally.orders), failed: AUDIT_RULES_TEXT.dryFailed, done: dryShort(run.tally) }
  return (
    <View id='outcome' className='row gap8 pad t15'>
      <Icon name={run.state === 'running' ? 'run' : run.state === 'failed' ? 'off' : 'look'} size='s' />
      <View className='sp'>{said[run.state]}</View>
    </View>
  )
}

/** One rule: hold, note or nothing, and its bound. It changes the draft at once; nothing is stored before 存下来. */
export const RuleSheet = ({ rule, settings, run, onChange, onClose }: Props) => {
  const level = levelOf(rule, settings)
  const field = RULE_FIELDS[rule.id]
  return (
    <Sheet title={rule.question} onClose={onClose}>
      <View className='sec'>
        {LEVELS.map((one) => (
          <View
            key={one}
            id={`level-${one}`}
            className='li'
            role='button'
            aria-selected={one === level}
            onClick={() => onChange(withLevel(settings, rule, one))}
          >
            <View className='sp'>
              <View className='t17 b'>{LEVEL_WORDS[one]}</View>
              <View className='t15 ink2'>{LEVEL_BODY[one]}</View>
            </View>
            {one === level && <Icon name='check' />}
          </View>
        ))}
      </View>
      {field && level !== 'off' && <Bound field={field} settings={settings} onChange={onChange} />}
      <Outcome run={run} />
      <ActBar primary={{ id: 'rule-done', label: AUDIT_RULES_TEXT.sheetDone, onTap: onClose }} />
    </Sheet>
  )
}

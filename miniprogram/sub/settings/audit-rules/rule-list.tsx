import { View } from '@tarojs/components'
import { Switch } from '@nutui/nutui-react-taro'
import type { AuditRulesValue } from '@shared/api/audit-rules'
import type { AuditSettings } from '@shared/audit/settings'
import { Chip } from '../../../components/chip'
import { AUDIT_RULES_TEXT, LEVEL_WORDS, RULE_SECTIONS, ruleLine } from '../../../text/audit-rules'
import { levelOf, switched, type Rule } from './levels'

interface Props {
  readonly rules: AuditRulesValue['rules']
  readonly settings: AuditSettings
  readonly off: boolean
  readonly onOpen: (rule: Rule) => void
  readonly onChange: (settings: AuditSettings) => void
}

const Row = ({ rule, settings, off, onOpen, onChange }: Omit<Props, 'rules'> & { readonly rule: Rule }) => {
  const level = levelOf(rule, settings)
  const line = ruleLine(rule.id, settings)
  return (
    <View className='li' id={`rule-${rule.id}`}>
      <View id={`open-${rule.id}`} className='sp' role='button' onClick={() => !off && onOpen(rule)}>
        <View className={`t17 b${level === 'off' ? ' ink3' : ''}`}>{rule.question}</View>
        <View className='t15 ink2'>
          {LEVEL_WORDS[level]}
          {line !== '' && `　${line}`}
        </View>
      </View>
      <Switch checked={level !== 'off'} disabled={off} onChange={(on) => onChange(switched(settings, rule, on))} />
    </View>
  )
}

/** Rules that a shop may change, by what they look at; then the facts that nobody can switch off. */
export const RuleList = (props: Props) => {
  const stops = props.rules.filter(({ severity }) => severity === 'stop')
  return (
    <>
      {RULE_SECTIONS.map(({ title, rules }) => (
        <View key={title}>
          <View className='cap-t'>{title}</View>
          <View className='sec'>
            {props.rules
              .filter(({ id }) => rules.includes(id))
              .map((rule) => (
                <Row key={rule.id} {...props} rule={rule} />
              ))}
          </View>
        </View>
      ))}
      <View className='cap-t'>{AUDIT_RULES_TEXT.always}</View>
      <View className='sec'>
        <View className='pad t15 ink2'>{AUDIT_RULES_TEXT.alwaysBody}</View>
        <View className='pad chips'>
          {stops.map(({ id, question }) => (
            <Chip key={id} text={question} icon='stop' />
          ))}
        </View>
      </View>
    </>
  )
}

import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { AuditSettings } from '@shared/audit/settings'
import { ActBar } from '../../../components/act-bar'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { useSnack } from '../../../store/snack'
import { AUDIT_RULES_TEXT, rulesSaved, saveKnowing } from '../../../text/audit-rules'
import { DryPanel } from './dry-panel'
import { sameSettings, type Rule } from './levels'
import { RuleList } from './rule-list'
import { RuleSheet } from './rule-sheet'
import { useDryRun, type DryRun } from './use-dry-run'

/** A disabled button says what it waits for; an enabled one what it will do. */
const saveLabel = ({ state, tally }: DryRun): string => {
  if (state === 'failed') return AUDIT_RULES_TEXT.saveFailed
  return state === 'done' ? saveKnowing(tally) : AUDIT_RULES_TEXT.saveWait
}

interface SaveBarProps {
  readonly run: DryRun
  readonly busy: boolean
  readonly onDrop: () => void
  readonly onSave: () => void
}
const SaveBar = ({ run, busy, onDrop, onSave }: SaveBarProps) => (
  <ActBar
    quiet={{ id: 'drop', label: AUDIT_RULES_TEXT.drop, onTap: onDrop }}
    primary={{ id: 'save', label: saveLabel(run), off: run.state !== 'done', busy, onTap: onSave }}
  />
)

export default function AuditRulesPage() {
  const resource = useResource('auditSettingsGet', {})
  const [draft, setDraft] = useState<AuditSettings>()
  const [open, setOpen] = useState<Rule>()
  const { busy, act } = useAct()
  const run = useDryRun(draft)
  const stored = resource.shown?.value
  const change = (next: AuditSettings) => setDraft(stored && sameSettings(next, stored.settings) ? undefined : next)
  const close = () => {
    setOpen(undefined)
    // what the change would do stands at the top
    if (draft !== undefined) void Taro.pageScrollTo({ scrollTop: 0 })
  }
  const save = async () => {
    if (draft === undefined) return
    const value = await act('auditSettingsSave', { requestId: newId(), settings: draft })
    if (value === undefined) return
    resource.set(value)
    setDraft(undefined)
    useSnack.getState().show(rulesSaved(value.reaudited))
  }
  const bar = draft && !resource.offline && (
    <SaveBar run={run} busy={busy !== undefined} onDrop={() => setDraft(undefined)} onSave={() => void save()} />
  )
  return (
    <Screen roles={['owner']} bottom={bar}>
      <Load of={resource}>
        {({ rules, settings }) => (
          <>
            <View className='pad t15 ink2'>{AUDIT_RULES_TEXT.help}</View>
            <DryPanel rules={rules} run={run} />
            <RuleList
              rules={rules}
              settings={draft ?? settings}
              off={resource.offline}
              onOpen={setOpen}
              onChange={change}
            />
            {open && <RuleSheet rule={open} settings={draft ?? settings} onChange={change} run={run} onClose={close} />}
          </>
        )}
      </Load>
    </Screen>
  )
}

import { View } from '@tarojs/components'
import type { Finding } from '@shared/audit/finding'
import type { AskView } from '@shared/api/views'
import { askWord } from '../text/audit'
import { Icon, type IconName } from './icon'

export interface ChipProps {
  readonly text: string
  readonly icon?: IconName
  readonly tone?: 'look' | 'stop' | 'done' | 'run'
}
export const Chip = ({ text, icon, tone }: ChipProps) => (
  <View className={`chip${tone === undefined ? '' : ` chip-${tone}`}`}>
    {icon !== undefined && <Icon name={icon} size='xs' />}
    <View>{text}</View>
  </View>
)

const ASK_LOOK = {
  wanted: { icon: 'run', tone: 'run' },
  sent: { icon: 'wait', tone: 'run' },
  'not-sent': { icon: 'off', tone: 'look' },
  shared: { icon: 'wait', tone: 'run' },
  settled: { icon: 'done', tone: 'done' },
} as const
/** How far the question to the buyer is. */
export const AskChip = ({ ask, now }: { readonly ask: AskView; readonly now: number }) => (
  <Chip text={askWord(ask, now)} {...ASK_LOOK[ask.state]} />
)

const FINDING_TONE = { stop: 'stop', fix: 'look', note: undefined } as const
const FINDING_ICON: Readonly<Partial<Record<Finding['code'], IconName>>> = {
  'buyer-remark': 'msg',
  'seller-memo': 'msg',
  'stock-short': 'box',
  'unknown-sku': 'box',
  'bad-barcode': 'box',
  'not-served': 'truck',
  'remote-area': 'pin',
  deadline: 'wait',
  mergeable: 'swap',
}
const iconOf = (finding: Finding): IconName =>
  FINDING_ICON[finding.code] ?? (finding.severity === 'stop' ? 'stop' : 'look')

/** The reason, never the code. */
export const FindingChip = ({ finding }: { readonly finding: Finding }) => {
  const tone = FINDING_TONE[finding.severity]
  return <Chip text={finding.reason} icon={iconOf(finding)} {...(tone === undefined ? {} : { tone })} />
}

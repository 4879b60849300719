import { View } from '@tarojs/components'
import type { Finding } from '@shared/audit/finding'
import { Icon, type IconName } from './icon'

interface ChipProps {
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

const FINDING_TONE = { stop: 'stop', fix: 'look', note: undefined } as const
const FINDING_ICON: Readonly<Partial<Record<Finding['code'], IconName>>> = {
  'buyer-remark': 'msg',
  'seller-memo': 'msg',
  'stock-short': 'box',
  'unknown-sku': 'box',
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

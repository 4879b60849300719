import { View } from '@tarojs/components'
import { Icon, type IconName } from '../../components/icon'
import { RowItem } from '../../components/row-item'
import { Screen } from '../../components/screen'
import { go } from '../../nav/go'
import type { PAGES } from '../../nav/pages'
import { useSession } from '../../store/session'
import { ME, ROLE_WORDS } from '../../text/common'

interface Entry {
  readonly page: keyof typeof PAGES
  readonly label: string
  readonly icon: IconName
}
const OWNER: readonly Entry[] = [
  { page: 'shop', label: ME.shop, icon: 'gear' },
  { page: 'auditRules', label: ME.auditRules, icon: 'eye' },
  { page: 'couriers', label: ME.couriers, icon: 'truck' },
  { page: 'sender', label: ME.sender, icon: 'pin' },
  { page: 'staff', label: ME.staff, icon: 'user' },
]
const DESK: readonly Entry[] = [
  { page: 'import', label: ME.import, icon: 'up' },
  { page: 'effects', label: ME.effects, icon: 'look' },
]
const PRINTERS: readonly Entry[] = [
  { page: 'printers', label: ME.printers, icon: 'printer' },
  { page: 'templates', label: ME.templates, icon: 'edit' },
]
/** What each role can use; the rest is not shown rather than refused. */
const ENTRIES = {
  owner: [...DESK, ...PRINTERS, ...OWNER, { page: 'parcels', label: ME.parcels, icon: 'gift' }],
  auditor: [...DESK, ...PRINTERS],
  packer: PRINTERS,
  service: [],
  none: [],
} as const satisfies Record<string, readonly Entry[]>

export default function MePage() {
  const { me } = useSession()
  const entries: readonly Entry[] = me === undefined ? [] : ENTRIES[me.role]
  return (
    <Screen roles='staff'>
      <View className='pad white row gap12'>
        <View className='mark'>
          <Icon name='user' size='l' />
        </View>
        <View className='sp'>
          <View className='t20 b'>{me?.staffName}</View>
          <View className='t15 ink2'>
            {me?.shop?.name} {me !== undefined && me.role !== 'none' && ROLE_WORDS[me.role]}
          </View>
        </View>
      </View>
      {entries.length > 0 && <View className='cap-t'>{ME.settings}</View>}
      <View className='sec'>
        {entries.map((entry) => (
          <RowItem
            key={entry.page}
            id={`me-${entry.page}`}
            icon={entry.icon}
            title={entry.label}
            onTap={() => go(entry.page)}
          />
        ))}
      </View>
    </Screen>
  )
}

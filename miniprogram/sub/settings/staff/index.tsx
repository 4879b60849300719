import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { ROLES, type Role } from '@shared/staff/role'
import { Btn } from '../../../components/btn'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { useSnack } from '../../../store/snack'
import { COMMON, ROLE_WORDS } from '../../../text/common'
import { SETTINGS } from '../../../text/settings'

const Invite = () => {
  const { busy, act } = useAct()
  const [token, setToken] = useState<string>()
  const invite = async (role: Role) => setToken((await act('staffInvite', { role }, role))?.token)
  return (
    <>
      <View className='cap-t'>{SETTINGS.inviteTitle}</View>
      <View className='sec'>
        {ROLES.map((role) => (
          <RowItem
            key={role}
            id={`invite-${role}`}
            icon={busy === role ? 'run' : 'plus'}
            title={SETTINGS.inviteAs(ROLE_WORDS[role])}
            onTap={() => void invite(role)}
          />
        ))}
      </View>
      {token !== undefined && (
        <View className='pad white'>
          <View className='t15 ink2'>{SETTINGS.inviteReady}</View>
          <View className='t20 b' id='invite-token'>
            {token}
          </View>
          <Btn
            id='copy-token'
            size='m'
            icon='copy'
            label={COMMON.copy}
            onTap={() => void Taro.setClipboardData({ data: token })}
          />
        </View>
      )}
    </>
  )
}

export default function StaffPage() {
  const staff = useResource('staffList', {})
  const { busy, act } = useAct()
  const remove = async (id: string) => {
    if ((await act('staffRemove', { id }, id)) !== undefined) useSnack.getState().show(SETTINGS.removed)
    await staff.reload()
  }
  return (
    <Screen roles={['owner']}>
      <Load of={staff}>
        {(value) => (
          <View className='sec sec-cont' id='staff'>
            {value.staff.map((one) => (
              <RowItem
                key={one.id}
                icon='user'
                title={one.name}
                line={one.me ? `${ROLE_WORDS[one.role]}，${SETTINGS.staffMe}` : ROLE_WORDS[one.role]}
                side={
                  one.me ? null : (
                    <Btn
                      id={`remove-${one.id}`}
                      size='m'
                      label={SETTINGS.remove}
                      busy={busy === one.id}
                      onTap={() => void remove(one.id)}
                    />
                  )
                }
              />
            ))}
          </View>
        )}
      </Load>
      <Invite />
    </Screen>
  )
}

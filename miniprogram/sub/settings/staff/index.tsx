import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import { ROLES, type Role } from '@shared/staff/role'
import { Btn } from '../../../components/btn'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { inviteText } from '../../../device/invite'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { useSnack } from '../../../store/snack'
import { COMMON, ROLE_WORDS } from '../../../text/common'
import { SETTINGS } from '../../../text/settings'
import { spanOf } from '../../../text/time'
import { QrPicture } from './qr-picture'

/** Lives ten minutes and works once; the countdown says when to make another. */
const Code = ({ token, expiresAt }: ValueOf<'staffInvite'>) => {
  const now = useNow(1_000)
  if (now >= expiresAt) return <RowItem id='invite-over' tone='wait' title={SETTINGS.inviteOver} />
  const text = inviteText(token)
  return (
    <View className='white pad' id='invite'>
      <View className='t17 b'>{SETTINGS.inviteReady}</View>
      <View className='t15 ink2'>{SETTINGS.inviteLeft(spanOf((expiresAt - now) / 1000))}</View>
      <QrPicture id='invite-qr' text={text} />
      <View className='t15 ink2' id='invite-token'>
        {token}
      </View>
      <View className='mt8' />
      <Btn
        id='copy-token'
        size='m'
        icon='copy'
        label={COMMON.copy}
        onTap={() => void Taro.setClipboardData({ data: text })}
      />
    </View>
  )
}

const Invite = () => {
  const { busy, act } = useAct()
  const [made, setMade] = useState<ValueOf<'staffInvite'>>()
  const invite = async (role: Role) => setMade(await act('staffInvite', { role }, role))
  return (
    <>
      <View className='cap-t'>{SETTINGS.inviteTitle}</View>
      {made && <Code {...made} />}
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

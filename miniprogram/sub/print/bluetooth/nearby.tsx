import { useState } from 'react'
import { View } from '@tarojs/components'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import type { useNearby } from '../../../hooks/use-nearby'
import { useSnack } from '../../../store/snack'
import { BLUETOOTH, signalWord, troubleText } from '../../../text/bluetooth'
import { lastDevice } from './memory'
import { chooseDevice, usePhone } from './phone'

type Near = ReturnType<typeof useNearby>
interface Found {
  readonly deviceId: string
  readonly name: string
}

const Row = ({
  found,
  line,
  busy,
  onTap,
}: {
  found: Found
  line: string
  busy: string | undefined
  onTap: () => void
}) => (
  <RowItem
    icon='bt'
    title={found.name}
    line={line}
    side={
      <Btn
        id={`connect-${found.deviceId}`}
        size='m'
        label={busy === found.deviceId ? BLUETOOTH.connecting : BLUETOOTH.connect}
        busy={busy === found.deviceId}
        off={busy !== undefined && busy !== found.deviceId}
        onTap={onTap}
      />
    }
  />
)

/** Devices that answer, the one used last on top. */
export const Nearby = ({ near, printerId }: { readonly near: Near; readonly printerId: string | undefined }) => {
  const [busy, setBusy] = useState<string>()
  const last = printerId === undefined ? undefined : lastDevice(printerId)
  const others = near.devices.filter(({ deviceId }) => deviceId !== last?.deviceId)
  const choose = async (found: Found) => {
    setBusy(found.deviceId)
    const reached = await chooseDevice(found).catch(() => false)
    setBusy(undefined)
    if (!reached) useSnack.getState().warn(troubleText(usePhone.getState().link.code))
  }
  const row = (found: Found, line: string) => (
    <Row key={found.deviceId} found={found} line={line} busy={busy} onTap={() => void choose(found)} />
  )
  const none = others.length === 0 && last === undefined
  if (none && !near.looking) {
    const told = near.trouble === undefined ? BLUETOOTH.noneBody : troubleText(near.trouble)
    return (
      <Blank icon='bt' tone={near.trouble === undefined ? 'wait' : 'look'} title={BLUETOOTH.noneTitle} body={told} />
    )
  }
  return (
    <>
      {last && (
        <>
          <View className='cap-t'>{BLUETOOTH.lastOne}</View>
          <View className='sec'>{row(last, '')}</View>
        </>
      )}
      <View className='cap-t'>
        <View className='sp'>{BLUETOOTH.nearby}</View>
        {near.looking && (
          <View className='row gap4'>
            <Icon name='run' size='s' />
            <View>{BLUETOOTH.looking}</View>
          </View>
        )}
      </View>
      <View className='sec' id='nearby'>
        {near.trouble !== undefined && <RowItem tone='look' ground='look' title={troubleText(near.trouble)} />}
        {others.map((found) => row(found, signalWord(found.rssi)))}
      </View>
    </>
  )
}

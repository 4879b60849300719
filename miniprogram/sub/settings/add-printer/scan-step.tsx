import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PrinterDriver } from '@shared/printer/drivers'
import { CameraBand, HAS_CAMERA } from '../../../components/camera-band'
import { Icon } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import { goInstead } from '../../../nav/go'
import { BLUETOOTH } from '../../../text/bluetooth'
import { FLOOR } from '../../../text/floor'
import { knownMakers, PRINTER } from '../../../text/printer'
import { SETTINGS } from '../../../text/settings'

interface Props {
  readonly offered: readonly PrinterDriver[]
  readonly onCode: (code: string) => void
  readonly onType: (driver?: PrinterDriver) => void
}

/** The camera over half the page; a browser has none and shows the sticker to look for. */
const Finder = ({ onCode }: Pick<Props, 'onCode'>) => {
  const [torch, setTorch] = useState(false)
  return (
    <View className='finder'>
      {HAS_CAMERA && <CameraBand hint='' torch={torch} onCode={onCode} />}
      <View className='finder-frame no-tap'>{!HAS_CAMERA && <Icon name='qr' size='xxl' />}</View>
      {HAS_CAMERA && (
        <View
          id='scan-torch'
          className='finder-torch'
          role='button'
          aria-label={FLOOR.torch}
          onClick={() => setTorch(!torch)}
        >
          <Icon name='torch' />
        </View>
      )}
    </View>
  )
}

/** Three ways to a printer: its sticker, its number, or what the phone itself can hear. */
export const ScanStep = ({ offered, onCode, onType }: Props) => (
  <>
    <Finder onCode={onCode} />
    <View className='pad white'>
      <View className='t20 b'>{SETTINGS.scanPrinter}</View>
      <View className='t15 ink2'>{knownMakers(offered)}</View>
    </View>
    <View className='sec'>
      <RowItem id='type-in' icon='key' title={PRINTER.typeIn} onTap={() => onType()} />
      <RowItem id='find-nearby' icon='bt' title={BLUETOOTH.findNearby} onTap={() => goInstead('bluetooth')} />
      {offered.includes('lan') && (
        <RowItem id='type-lan' icon='printer' title={PRINTER.lan} line={PRINTER.lanBody} onTap={() => onType('lan')} />
      )}
    </View>
  </>
)

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import { Blank } from '../../components/blank'
import { Btn } from '../../components/btn'
import { Picture } from '../../components/picture'
import { RowItem } from '../../components/row-item'
import { ScanBar } from '../../components/scan-bar'
import { Screen } from '../../components/screen'
import { signal } from '../../device/signals'
import { go } from '../../nav/go'
import { callApi } from '../../services/api'
import { useSnack } from '../../store/snack'
import { refusalText, SCAN } from '../../text/common'
import { AIM } from '../../text/floor'

type Found = ValueOf<'scanFind'>

const Sku = ({ found }: { readonly found: Extract<Found, { kind: 'sku' }> }) => (
  <View className='sec pad row gap16' id='scan-sku'>
    <Picture title={found.title} spec={found.spec} size='l' />
    <View className='sp'>
      <View className='t26'>{found.title}</View>
      <View className='fig f36 mt4'>{found.spec.replace(';', ' ')}</View>
      <View className='t15 ink2 mt8'>{SCAN.place(found.location)}</View>
      <View className='t15 ink2'>{SCAN.stock(found.free, found.onHand)}</View>
    </View>
  </View>
)

const Work = () => (
  <>
    <View className='cap-t'>{SCAN.floor}</View>
    <View className='sec'>
      <RowItem id='go-pick' icon='cart' title={SCAN.pick} onTap={() => go('pick')} />
      <RowItem id='go-pack' icon='box' title={SCAN.pack} onTap={() => go('pack')} />
      <RowItem id='go-handover' icon='truck' title={SCAN.handover} onTap={() => go('handover')} />
    </View>
  </>
)

export default function ScanPage() {
  const [found, setFound] = useState<Found>()
  const [missing, setMissing] = useState(false)
  const find = async (code: string) => {
    const answer = await callApi('scanFind', { code })
    setFound(answer.ok ? answer.value : undefined)
    setMissing(!answer.ok && answer.refusal === 'not-found')
    signal(answer.ok ? 'open' : 'wrong')
    if (answer.ok && answer.value.kind !== 'sku') go('order', { id: answer.value.orderId })
    if (!answer.ok && answer.refusal !== 'not-found') {
      useSnack.getState().warn(refusalText(answer.refusal, answer.detail))
    }
  }
  return (
    <Screen roles='staff' bottom={<ScanBar aim={AIM.any} folded onCode={(code) => void find(code)} />}>
      <View className='pad white'>
        <View className='t20 b'>{SCAN.title}</View>
        <View className='t15 ink2 mt4'>{SCAN.help}</View>
      </View>
      {found?.kind === 'sku' && <Sku found={found} />}
      {found !== undefined && found.kind !== 'sku' && (
        <View className='pad'>
          <Btn id='scan-order' label={SCAN.openOrder} onTap={() => go('order', { id: found.orderId })} />
        </View>
      )}
      {missing ? <Blank icon='help' tone='look' title={SCAN.missing} body={SCAN.missingBody} /> : <Work />}
    </Screen>
  )
}

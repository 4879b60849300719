import { Image, View } from '@tarojs/components'
import { qrPng } from '@shared/label/qr-png'
import { base64OfBytes } from '../../../device/bluetooth/base64'

/** Drawn on this phone: the code goes to no picture service. */
export const QrPicture = ({ id, text }: { readonly id: string; readonly text: string }) => {
  const bytes = qrPng(text)
  if (bytes === undefined) return null
  return (
    <View className='qr' id={id}>
      <Image className='qr-picture' src={`data:image/png;base64,${base64OfBytes(bytes)}`} />
    </View>
  )
}

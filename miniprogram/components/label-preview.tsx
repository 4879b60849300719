import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import { useAct } from '../hooks/use-act'
import { useSession } from '../store/session'
import { LABEL_PREVIEW } from '../text/order'
import { leftOutLine } from '../text/sheet'
import { Btn } from './btn'
import { PaperSheetBtn } from './paper-sheet'
import { Sheet } from './sheet'

const MAY_SEE = ['owner', 'auditor', 'packer']

/** A parcel's label as the engine draws it, masked; fetched by the tap and kept nowhere. */
export const LabelPreview = ({ parcelId }: { readonly parcelId: string }) => {
  const { busy, act } = useAct()
  const role = useSession((state) => state.me?.role)
  const [label, setLabel] = useState<ValueOf<'labelShow'>>()
  if (role === undefined || !MAY_SEE.includes(role)) return null
  const show = async () => setLabel(await act('labelShow', { parcelId }))
  return (
    <>
      <Btn
        id={`label-${parcelId}`}
        size='m'
        icon='eye'
        label={LABEL_PREVIEW.show}
        busy={busy !== undefined}
        onTap={() => void show()}
      />
      {label !== undefined && (
        <Sheet title={LABEL_PREVIEW.title} onClose={() => setLabel(undefined)}>
          <View className='label-well' id='label-preview'>
            <Image
              className='label-picture'
              style={{ width: `calc(56vh * ${label.widthDots / label.heightDots})` }}
              src={`data:image/png;base64,${label.png}`}
              mode='aspectFit'
            />
            <View className='t13 ink3'>{LABEL_PREVIEW.masked}</View>
            {label.leftOut > 0 && (
              <View className='row gap8' id='left-out'>
                <View className='t15 sp'>{leftOutLine(label.leftOut)}</View>
                <PaperSheetBtn kind='packing-slip' parcelId={parcelId} />
              </View>
            )}
          </View>
        </Sheet>
      )}
    </>
  )
}

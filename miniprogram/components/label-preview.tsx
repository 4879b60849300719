import { useEffect, useState } from 'react'
import { Image, View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import { callApi } from '../services/api'
import { useSession } from '../store/session'
import { LABEL_PREVIEW } from '../text/order'
import { leftOutLine } from '../text/sheet'
import { Icon } from './icon'
import { PaperSheetBtn } from './paper-sheet'
import { Sheet } from './sheet'

type Label = ValueOf<'labelShow'>
const MAY_SEE = ['owner', 'auditor', 'packer']
const picture = ({ png }: Label) => `data:image/png;base64,${png}`

interface Props {
  readonly parcelId: string
  /** Of paper already out: a reprint bears a mark. */
  readonly copies: number
}

const Large = ({ label, parcelId, onClose }: Pick<Props, 'parcelId'> & { label: Label; onClose: () => void }) => (
  <Sheet title={LABEL_PREVIEW.title} onClose={onClose}>
    <View className='label-well' id='label-preview'>
      <Image
        className='label-picture'
        style={{ width: `calc(56vh * ${label.widthDots / label.heightDots})` }}
        src={picture(label)}
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
)

/** A parcel's label as the engine draws it, masked and small; a tap shows it large. Fetched for this visit and kept nowhere. */
export const LabelPreview = ({ parcelId, copies }: Props) => {
  const role = useSession((state) => state.me?.role)
  const [label, setLabel] = useState<Label>()
  const [large, setLarge] = useState(false)
  const may = role !== undefined && MAY_SEE.includes(role)
  useEffect(() => {
    let here = true
    // without an answer the empty paper stands: the number beside it is what matters
    if (may) void callApi('labelShow', { parcelId }).then((answer) => here && answer.ok && setLabel(answer.value))
    return () => {
      here = false
    }
  }, [parcelId, copies, may])
  if (!may) return null
  return (
    <>
      <View
        className='label-thumb'
        id={`label-${parcelId}`}
        role='button'
        aria-label={LABEL_PREVIEW.show}
        onClick={() => setLarge(label !== undefined)}
      >
        {label ? (
          <Image className='label-thumb-in' src={picture(label)} mode='aspectFit' />
        ) : (
          <View className='ink3'>
            <Icon name='printer' />
          </View>
        )}
      </View>
      {large && label && <Large label={label} parcelId={parcelId} onClose={() => setLarge(false)} />}
    </>
  )
}

import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import type { ParcelView } from '@shared/api/views'
import { Btn } from '../../../components/btn'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { useAct } from '../../../hooks/use-act'
import { BOX_PHOTO } from '../../../text/pack'

/** Pictures of the sealed box. Each is asked for by a tap: its address is good for minutes. */
export const BoxPhotos = ({ parcel }: { readonly parcel: ParcelView }) => {
  const [url, setUrl] = useState<string>()
  const { busy, act } = useAct()
  const photos = parcel.photos ?? []
  const open = async (photoId: string) => {
    setUrl((await act('photoShow', { parcelId: parcel.id, photoId }, photoId))?.url)
  }
  return (
    <>
      {photos.map(({ id, at, here }) => (
        <RowItem
          key={id}
          icon='camera'
          title={BOX_PHOTO.title}
          {...(here ? {} : { line: BOX_PHOTO.notHere })}
          side={
            here ? (
              <Btn
                id={`photo-${id}`}
                size='m'
                label={BOX_PHOTO.open(at)}
                busy={busy === id}
                onTap={() => void open(id)}
              />
            ) : undefined
          }
        />
      ))}
      {url !== undefined && (
        <Sheet title={BOX_PHOTO.title} onClose={() => setUrl(undefined)}>
          <View className='pad' id='photo-shown'>
            <Image className='photo' src={url} mode='widthFix' />
          </View>
        </Sheet>
      )}
    </>
  )
}

import { useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import { boxPhoto } from '../../../device/box-photo'
import { signal } from '../../../device/signals'
import { usePhotoQueue } from '../../../store/photo-queue'
import { useSnack } from '../../../store/snack'
import { PACK } from '../../../text/pack'

/** Pictures of the sealed box on the bench: kept on the phone first, sent when there is a network. */
export function usePhotos(sealed: FloorParcel | undefined) {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const waiting = usePhotoQueue((queue) => queue.waiting)
  const take = async () => {
    if (!sealed) return
    const path = await boxPhoto.take()
    if (path === undefined) return
    if (!(await usePhotoQueue.getState().add(sealed.id, path))) return useSnack.getState().warn(PACK.photoOff)
    signal('right')
    setCounts((all) => ({ ...all, [sealed.id]: (all[sealed.id] ?? 0) + 1 }))
  }
  const forget = (parcelId: string) => setCounts((all) => ({ ...all, [parcelId]: 0 }))
  return {
    count: sealed ? (counts[sealed.id] ?? 0) : 0,
    waiting: waiting.filter(({ parcelId }) => parcelId === sealed?.id).length,
    take,
    forget,
  }
}
export type Photos = ReturnType<typeof usePhotos>

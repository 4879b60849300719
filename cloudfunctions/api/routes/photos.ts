import { photoShow } from '@shared/api/photo'
import { ok, refuse } from '@shared/kernel/result'
import { standing } from '@shared/pack/box-marks'
import { getParcel } from '../../repo/parcels'
import { route } from '../route'

export const photoShowRoute = route(photoShow, async ({ parcelId, photoId }, context) => {
  const parcel = await getParcel(context, parcelId)
  if (parcel?.shopId !== context.shop._id) return refuse('not-found')
  const photo = standing(parcel.photos).find(({ id }) => id === photoId)
  if (!photo) return refuse('not-found')
  if (photo.fileId === undefined) return refuse('not-here')
  const url = await context.files.link(photo.fileId)
  return url === undefined ? refuse('not-found') : ok({ url })
})

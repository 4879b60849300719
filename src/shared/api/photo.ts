import * as z from 'zod/mini'
import { contract } from './contract'

/** An address of a picture that anybody may open who has it; it soon works no more. `not-here`: the phone has not sent it yet. */
export const photoShow = contract<{ readonly url: string }>()({
  name: 'photo.show',
  allow: ['owner', 'auditor', 'packer', 'service'],
  input: z.object({ parcelId: z.string(), photoId: z.string() }),
})

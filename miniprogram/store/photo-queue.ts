import * as z from 'zod/mini'
import { create } from 'zustand'
import { photoPath } from '@shared/pack/box-marks'
import { boxPhoto } from '../device/box-photo'
import { newId } from '../device/id'
import { keep, kept } from '../device/storage'
import { uploadFile } from '../services/api'
import { useFloorQueue } from './floor-queue'

const disk = z.array(z.object({ photoId: z.string(), parcelId: z.string() }))
type Waiting = z.infer<typeof disk>[number]

interface PhotoQueue {
  readonly waiting: readonly Waiting[]
  /** False: the picture could not be kept, and nothing of it is told. */
  readonly add: (parcelId: string, path: string) => Promise<boolean>
  readonly flush: () => Promise<void>
}

const fromDisk = (): readonly Waiting[] => {
  const found = z.safeParse(disk, kept('photo-queue'))
  return found.success ? found.data : []
}

let sending = false

/**
 * Pictures on their way up, beside the queue of scans and never before it: a scan weighs nothing, a picture may take a minute.
 * A picture stays on the phone until the file storage has it and an event that says so is on disk.
 */
export const usePhotoQueue = create<PhotoQueue>((set, get) => {
  const store = (waiting: readonly Waiting[]) => {
    keep('photo-queue', waiting)
    set({ waiting })
  }
  const send = async ({ photoId, parcelId }: Waiting): Promise<void> => {
    const path = await boxPhoto.kept(photoId)
    if (path !== undefined) {
      const stored = await uploadFile({ path, name: `${photoId}.jpg`, cloudPath: photoPath(photoId) })
      if (!stored.ok) return
      useFloorQueue.getState().push({ kind: 'photo-file', parcelId, photoId, fileId: stored.value })
    }
    store(get().waiting.filter((one) => one.photoId !== photoId))
    await boxPhoto.drop(photoId)
  }
  return {
    waiting: fromDisk(),
    async add(parcelId, path) {
      const photoId = newId()
      try {
        await boxPhoto.keep(photoId, path)
      } catch {
        return false
      }
      useFloorQueue.getState().push({ kind: 'photo', parcelId, id: photoId })
      store([...get().waiting, { photoId, parcelId }])
      void get().flush()
      return true
    },
    async flush() {
      if (sending) return
      sending = true
      try {
        for (const one of get().waiting) await send(one)
      } finally {
        sending = false
      }
    },
  }
})

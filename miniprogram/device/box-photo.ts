export interface BoxPhotoPort {
  /** Opens the camera; undefined: the person turned back. The answer is good for this visit only. */
  take(): Promise<string | undefined>
  /** Keeps it over a restart, under an id of ours. */
  keep(photoId: string, path: string): Promise<void>
  /** Where an upload finds it; undefined: the phone has lost it. */
  kept(photoId: string): Promise<string | undefined>
  drop(photoId: string): Promise<void>
}
// the bundler prefers box-photo.weapp.ts / box-photo.h5.ts; this one is for tsc and jest
export { boxPhoto } from './box-photo.weapp'

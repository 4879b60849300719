export interface DeviceFile {
  readonly path: string
  readonly name: string
}
// the bundler prefers pick-file.weapp.ts / pick-file.h5.ts; this one is for tsc and jest
export { pickFile } from './pick-file.weapp'

export interface PickedFile {
  /** Where the phone has it: a temp path on weapp, an object URL on H5. */
  readonly path: string
  readonly name: string
  readonly cloudPath: string
}
/** One platform's road to the cloud. Both throw when there was no answer. */
export interface Transport {
  /** The function's answer as it came: not yet known to be an envelope. */
  call(name: string, input: unknown): Promise<unknown>
  /** Answers the file id. */
  upload(file: PickedFile): Promise<string>
}
// the bundler prefers transport.weapp.ts / transport.h5.ts; this one is for tsc and jest
export { transport } from './transport.weapp'

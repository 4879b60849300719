import { playTones, type Tone, type ToneContext } from './tones'

let context: ToneContext | undefined
export const beep = (tones: readonly Tone[]): void => {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext() as unknown as ToneContext
  playTones(context, tones)
}

import Taro from '@tarojs/taro'
import { playTones, type Tone, type ToneContext } from './tones'

let context: ToneContext | undefined
export const beep = (tones: readonly Tone[]): void => {
  context ??= Taro.createWebAudioContext() as unknown as ToneContext
  playTones(context, tones)
}

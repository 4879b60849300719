/** [hertz, milliseconds] */
export type Tone = readonly [number, number]

/** The slice of Web Audio that WeChat's createWebAudioContext and the browser's AudioContext share. */
export interface ToneContext {
  readonly currentTime: number
  readonly destination: unknown
  createOscillator(): {
    readonly frequency: { value: number }
    connect(to: unknown): unknown
    start(at: number): void
    stop(at: number): void
  }
}

export const playTones = (context: ToneContext, tones: readonly Tone[]): void => {
  let at = context.currentTime
  for (const [hertz, ms] of tones) {
    const tone = context.createOscillator()
    tone.frequency.value = hertz
    tone.connect(context.destination)
    tone.start(at)
    at += ms / 1000
    tone.stop(at)
  }
}

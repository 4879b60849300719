export const HAS_VOICE = typeof speechSynthesis !== 'undefined'

/** The newest word counts: what is still being said of the last scan is cut off. */
export const say = (text: string): void => {
  if (!HAS_VOICE || text === '') return
  speechSynthesis.cancel()
  const words = new SpeechSynthesisUtterance(text)
  words.lang = 'zh-CN'
  speechSynthesis.speak(words)
}

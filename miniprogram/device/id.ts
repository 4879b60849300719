/** 20 characters, made on the phone so that a repeated tap carries the same id. */
export const newId = (): string => {
  let tail = ''
  while (tail.length < 11) tail += Math.floor(Math.random() * 36).toString(36)
  return Date.now().toString(36).padStart(9, '0') + tail
}

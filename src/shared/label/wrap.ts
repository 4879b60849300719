/** Kinsoku: these never begin a line ... */
const NOT_FIRST = new Set('，。、；：！？）》】」』”’％%,.;:!?)]}×~～…—·')
/** ... and these never end one. */
const NOT_LAST = new Set('（《【「『“‘([{¥￥#')
const WORD = /[A-Za-z0-9\-_./:*+@&']/
/** A longer run of Latin letters and digits (a code, a URL) may be cut anywhere. */
const MAX_WORD = 24

/** Pieces of text no line break may fall into. */
const unbreakable = (text: string): string[] => {
  const tokens: string[] = []
  for (const letter of text) {
    const last = tokens.at(-1)
    const before = last?.at(-1) ?? ''
    const joins =
      last !== undefined &&
      (NOT_FIRST.has(letter) ||
        NOT_LAST.has(before) ||
        (WORD.test(letter) && WORD.test(before) && last.length < MAX_WORD))
    if (joins) tokens[tokens.length - 1] = last + letter
    else tokens.push(letter)
  }
  return tokens
}

interface Line {
  text: string
  width: number
}

/** Breaks text into lines no wider than `width`; `measure` gives a letter's advance in the same unit. Nothing is lost but spaces at breaks. */
export const wrapText = (text: string, width: number, measure: (letter: string) => number): string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure))

const wrapParagraph = (text: string, width: number, measure: (letter: string) => number): string[] => {
  const lines: string[] = []
  let line: Line = { text: '', width: 0 }
  const close = () => {
    lines.push(line.text.trimEnd())
    line = { text: '', width: 0 }
  }
  const add = (part: string, partWidth: number) => {
    line.text += part
    line.width += partWidth
  }
  const widthOf = (part: string) => {
    let sum = 0
    for (const letter of part) sum += measure(letter)
    return sum
  }
  for (const token of unbreakable(text)) {
    let part = token
    let partWidth = widthOf(part)
    if (line.text !== '' && line.width + partWidth > width) {
      close()
      part = part.trimStart()
      partWidth = widthOf(part)
    }
    if (partWidth <= width) {
      add(part, partWidth)
      continue
    }
    for (const letter of part) {
      if (line.text !== '' && line.width + measure(letter) > width) close()
      add(letter, measure(letter))
    }
  }
  if (line.text !== '' || lines.length === 0) close()
  return lines
}

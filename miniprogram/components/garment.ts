import { GARMENT_COLOURS, GARMENT_WORDS, type Garment } from '../text/garments'

/** Outline and inner lines in a square of 48: enough to tell a sleeve from a leg at arm's length. */
const SHAPES: Readonly<Record<Garment, readonly [outline: string, lines: string]>> = {
  tee: ['M17 7 6 12l4 10 5-2v22h18V20l5 2 4-10-11-5c-2 5-12 5-14 0z', ''],
  long: ['M17 7 10 10 4 36h7l4-13v19h18V23l4 13h7L38 10 31 7c-2 5-12 5-14 0z', 'M15 38h18'],
  shirt: ['M17 7 10 10 4 36h7l4-13v19h18V23l4 13h7L38 10 31 7l-7 6z', 'M24 13v29M17 7l4 8 3-2 3 2 4-8'],
  hood: ['M18 9 10 12 4 37h7l4-12v17h18V25l4 12h7L38 12 30 9c0-6-12-6-12 0z', 'M18 9c1 8 11 8 12 0M19 34h10'],
  coat: ['M17 6 9 10 4 34h7l3-11v21h20V23l3 11h7L39 10 31 6l-7 8z', 'M24 14v30M17 6l3 12 4-4 4 4 3-12M18 33h3M27 33h3'],
  vest: ['M17 6 12 9c2 8 1 10 0 14v20h24V23c-1-4-2-6 0-14l-5-3c-2 6-12 6-14 0z', 'M24 11v32M12 27h24M12 35h24'],
  strap: ['M15 18c2-1 3-2 3-4 3 3 9 3 12 0 0 2 1 3 3 4v24H15z', 'M18 14V5M30 14V5'],
  trousers: ['M14 5h20l4 38h-9l-5-26-5 26h-9z', 'M14 10h20'],
  shorts: ['M12 11h24l5 24-13 2-4-14-4 14-13-2z', 'M12 16h24'],
  skirt: ['M16 8h16l9 32H7z', 'M16 13h16M19 13l-4 27M24 13v27M29 13l4 27'],
  bag: ['M9 17h30l3 25H6z', 'M17 22v-8c0-9 14-9 14 0v8'],
  hat: ['M15 24c0-20 18-20 18 0l9 9c-10 7-26 7-36 0z', 'M15 24c5 3 13 3 18 0'],
  belt: ['M4 19h40v10H4z', 'M8 15h12v18H8zM14 24h8M30 24h1M36 24h1'],
  scarf: ['M12 7c8-4 16-4 24 0v9c-3 2-6 3-9 3l3 23H20l2-23c-4 0-7-1-10-3z', 'M12 12c8 4 16 4 24 0M21 36h9'],
  other: ['M8 15 24 7l16 8v18l-16 8-16-8z', 'M8 15l16 8 16-8M24 23v18'],
}
const EDGE = '#5b5f68'
const PALE = '#b8b4aa'

const firstOf = <T>(words: readonly (readonly [string, T])[], text: string): T | undefined =>
  words.find(([word]) => text.includes(word))?.[1]

export const garmentOf = (title: string): Garment => firstOf(GARMENT_WORDS, title) ?? 'other'

/** The plain shape of an article in its colour, as the background of a view. */
export function garmentPicture(title: string, spec: string): string {
  const [outline, lines] = SHAPES[garmentOf(title)]
  const fill = firstOf(GARMENT_COLOURS, spec) ?? PALE
  const pen = `stroke='${EDGE}' stroke-width='1.5' stroke-linejoin='round' stroke-linecap='round'`
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'><g ${pen}><path fill='${fill}' d='${outline}'/><path fill='none' d='${lines}'/></g></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

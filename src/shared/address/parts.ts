import type { Region } from './settle'
import { isSeparator, type Label, type Segmented } from './segments'

/** What is left of a segment when region, phones and labels are gone. */
export interface Part {
  readonly start: number
  readonly end: number
  readonly label: Label
  /** Where it stands to the region; `joined`: no separator between. */
  readonly place: 'none' | 'before' | 'joined-before' | 'joined-after' | 'after'
  text: string
  used: boolean
}

/** Two words that are one name: "Jack Ma", "张三 女士". */
const areOneName = (first: string, second: string) =>
  /^[A-Za-z]{1,12}$/.test(first)
    ? /^[A-Za-z]{1,12}$/.test(second)
    : /^[\u4e00-\u9fff]{1,4}$/.test(first) && /^(?:先生|女士|小姐|老师|师傅|同学)$/.test(second)

function joinNames(parts: Part[], masked: string): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined[joined.length - 1]
    const gap = last ? masked.slice(last.end, part.start) : ''
    if (last && gap === ' ' && last.label === part.label && areOneName(last.text, part.text))
      joined[joined.length - 1] = { ...last, end: part.end, text: `${last.text} ${part.text}` }
    else joined.push(part)
  }
  return joined
}

export function splitParts(raw: string, input: Segmented, region: Region | undefined): Part[] {
  const parts: Part[] = []
  const add = (start: number, end: number, rest: Pick<Part, 'label' | 'place'>) => {
    if (end > start && raw.slice(start, end).trim())
      parts.push({ start, end, ...rest, text: raw.slice(start, end), used: false })
  }
  const holes: [number, number][] = region ? [[region.start, region.end]] : []
  if (region?.conflict) holes.push([region.conflict.start, region.conflict.end])
  holes.sort((a, b) => a[0] - b[0])
  for (const segment of input.segments) {
    let from = segment.start
    let cut = false
    for (const [start, end] of holes) {
      if (end <= from || start >= segment.end) continue
      add(from, start, { label: segment.label, place: cut ? 'joined-after' : 'joined-before' })
      from = Math.max(from, end)
      cut = true
    }
    const place = cut ? 'joined-after' : !region ? 'none' : segment.end <= region.start ? 'before' : 'after'
    add(from, segment.end, { label: segment.label, place })
  }
  return joinNames(parts, input.masked)
}

/** Nothing but separators (and a label or 收) between the part and a phone. */
export function besidePhone(masked: string, part: Part): boolean {
  const after = /^(?:[\s,;|、:/()[\]\u0001。]|收)*/.exec(masked.slice(part.end, part.end + 24))?.[0].length ?? 0
  if (masked.charAt(part.end + after) === '\u0002') return true
  let before = part.start
  while (before > 0 && isSeparator(masked.charAt(before - 1)) && masked.charAt(before - 1) !== '\u0002') before--
  return masked.charAt(before - 1) === '\u0002'
}

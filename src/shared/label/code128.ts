/**
 * Code 128 (ISO/IEC 15417), shortest form over code sets A, B and C.
 * `widths` alternate bar, space, bar ... in modules and end with a bar; `modules` is their sum, quiet zones not included.
 */
export interface Code128 {
  readonly widths: readonly number[]
  readonly modules: number
}

export const QUIET_MODULES = 10

const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')

type CodeSet = 'A' | 'B' | 'C'
const SETS: readonly CodeSet[] = ['A', 'B', 'C']
const START = { A: 103, B: 104, C: 105 } as const
const SWITCH_TO = { A: 101, B: 100, C: 99 } as const
const SHIFT = 98
const STOP = 106

/** Values that write the text from position `i` in `set`, and how many characters they use; undefined if it cannot. */
const write = (text: string, i: number, set: CodeSet): { value: number; used: number } | undefined => {
  const code = text.charCodeAt(i)
  if (set === 'C') {
    const pair = text.slice(i, i + 2)
    return /^\d\d$/.test(pair) ? { value: Number(pair), used: 2 } : undefined
  }
  if (set === 'A') return code < 96 ? { value: code < 32 ? code + 64 : code - 32, used: 1 } : undefined
  return code >= 32 && code < 128 ? { value: code - 32, used: 1 } : undefined
}

interface Step {
  readonly cost: number
  readonly values: readonly number[]
  readonly used: number
  readonly next: CodeSet
}

const DEAD: Step = { cost: Infinity, values: [], used: 1, next: 'B' }
type Column = Record<CodeSet, Step>

/** Cheapest step at `i` when `set` is already on, looking only at columns after `i`. */
const stay = (text: string, i: number, { set, columns }: { set: CodeSet; columns: readonly Column[] }): Step => {
  const direct = write(text, i, set)
  const rest = direct && columns[i + direct.used]?.[set].cost
  const plain =
    direct && rest !== undefined ? { cost: rest + 1, values: [direct.value], used: direct.used, next: set } : DEAD
  if (set === 'C') return plain
  const other = write(text, i, set === 'A' ? 'B' : 'A')
  const after = columns[i + 1]?.[set].cost
  if (other === undefined || after === undefined || after + 2 >= plain.cost) return plain
  return { cost: after + 2, values: [SHIFT, other.value], used: 1, next: set }
}

const plan = (text: string): readonly Column[] => {
  const end: Step = { cost: 0, values: [], used: 0, next: 'B' }
  const columns: Column[] = []
  columns[text.length] = { A: end, B: end, C: end }
  for (let i = text.length - 1; i >= 0; i--) {
    const steps = {
      A: stay(text, i, { set: 'A', columns }),
      B: stay(text, i, { set: 'B', columns }),
      C: stay(text, i, { set: 'C', columns }),
    }
    const best = (set: CodeSet): Step => {
      let step: Step = steps[set]
      for (const to of SETS) {
        const moved = steps[to]
        if (to !== set && moved.cost + 1 < step.cost)
          step = { ...moved, cost: moved.cost + 1, values: [SWITCH_TO[to], ...moved.values] }
      }
      return step
    }
    columns[i] = { A: best('A'), B: best('B'), C: best('C') }
  }
  return columns
}

/** Symbol values with start and check symbol, without stop; undefined when the text is empty or beyond ASCII. */
export const code128Values = (text: string): number[] | undefined => {
  const columns = plan(text)
  const first = columns[0]
  if (text === '' || first === undefined) return undefined
  let set = SETS.reduce((a, b) => (first[b].cost < first[a].cost ? b : a), 'B')
  if (first[set].cost === Infinity) return undefined
  const values: number[] = [START[set]]
  for (let i = 0; i < text.length;) {
    const step = columns[i]?.[set] ?? DEAD
    values.push(...step.values)
    i += step.used
    set = step.next
  }
  values.push(values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103)
  return values
}

/** Undefined when the text cannot be written in Code 128 (empty, or a character beyond ASCII). */
export const code128 = (text: string): Code128 | undefined => {
  const values = code128Values(text)
  if (values === undefined) return undefined
  const widths = [...values, STOP].flatMap((value) => [...(PATTERNS[value] ?? '')].map(Number))
  return { widths, modules: widths.reduce((a, b) => a + b, 0) }
}

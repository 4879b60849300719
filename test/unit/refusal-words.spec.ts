import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { phoneRefusal } from '../../miniprogram/text/bluetooth'
import { refusalText } from '../../miniprogram/text/common'

/** What a route answers comes from here: its own words, those of the verbs it calls, and those of the rules they ask. */
const FOLDERS = [
  'cloudfunctions/api',
  'cloudfunctions/verbs',
  'src/shared/order',
  'src/shared/parcel',
  'src/shared/notice',
]
/** `refuse('word')`, `refusal: 'word'`, and the words of a type that ends in Refusal. */
const SHAPES = [/refuse\(\s*'([a-z-]+)'/g, /refusal: '([a-z-]+)'/g]
const UNION = /Refusal =((?:\s*\|?\s*'[a-z-]+')+)/g

/** Words that no page says by these texts, and who hears them. */
const HEARD_ELSEWHERE: Readonly<Record<string, string>> = {
  again: 'the queue of scans, by its verdict',
  stop: 'the red page, by its verdict',
  'no-account': 'a batch, row by row',
  unsettled: 'a batch, row by row',
  'has-number': 'a batch, row by row',
  'not-refused': 'a batch, row by row',
  'not-ready': 'a batch, row by row',
  'nothing-left': 'a batch, row by row',
  'gone-on': 'a report of copies, copy by copy',
  'nothing-new': 'a push of a printer maker',
  'known-already': 'a push of the mall',
  'not-open': 'a push of the mall',
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => path.join(folder, name))
const wordsOf = (text: string): string[] => [
  ...SHAPES.flatMap((shape) => [...text.matchAll(shape)].flatMap(([, word = '']) => word)),
  ...[...text.matchAll(UNION)].flatMap(([, words = '']) => words.match(/[a-z-]+/g) ?? []),
]
const found = FOLDERS.flatMap(filesIn).flatMap((file) =>
  wordsOf(readFileSync(file, 'utf8')).map((word) => ({ word, byPhone: path.basename(file) === 'phone-print.ts' })),
)
const said = found.filter(({ word }) => HEARD_ELSEWHERE[word] === undefined)

it('finds the words in the source', () => {
  const words = found.map(({ word }) => word)
  for (const word of ['not-found', 'incomplete', 'is-split', 'asked-already', 'printed-already'])
    expect(words).toContain(word)
  for (const word of Object.keys(HEARD_ELSEWHERE)) expect(words).toContain(word)
})

// a word without text reaches a hand as it stands in the code
it.each([...new Map(said.map((one) => [`${one.word} ${one.byPhone}`, one])).values()])(
  'has words for $word',
  ({ word, byPhone }) => {
    expect((byPhone ? phoneRefusal : refusalText)(word)).not.toContain(word)
  },
)

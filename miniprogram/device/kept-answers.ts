import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { OURS, readJson, writeText } from './json-disk'

/** A day's pages; an order that was opened before them is read anew. */
const MOST_KEPT = 60
/**
 * WeChat takes 1 MB a key and 10 MB in all, and does not say how it counts (wx.setStorageSync in its API documentation). An answer
 * so near the one is not kept; all of them leave most of the other to what is nowhere else, and fit into a browser's 5 MB.
 */
const MOST_BYTES_EACH = 700_000
const MOST_BYTES = 4_000_000

const INDEX = 'answers'
const keyOf = (place: string) => `answer-${place}`
/** Answers were once kept without an index, under their route and input. */
const UNLISTED = /^[a-z]+-\{/i
const isAnswer = (key: string) => key === INDEX || key.startsWith('answer-') || UNLISTED.test(key)

/** What is kept, the oldest first. */
const list = z.array(z.object({ place: z.string(), bytes: z.number() }))
type List = z.infer<typeof list>

const bytesOf = (text: string): number => {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  return bytes
}
const drop = (place: string) => Taro.removeStorageSync(OURS + keyOf(place))

/** Whatever the phone keeps of the server's answers: each can be read again. */
export function forgetAnswers(): void {
  for (const key of Taro.getStorageInfoSync().keys)
    if (key.startsWith(OURS) && isAnswer(key.slice(OURS.length))) Taro.removeStorageSync(key)
}

/** Without an index nobody knows what lies there: it goes. */
function listed(): List {
  const found = z.safeParse(list, readJson(INDEX))
  if (found.success) return found.data
  forgetAnswers()
  return []
}

/** The newest, as far as there is room. */
function within(all: List): List {
  let bytes = all.reduce((sum, one) => sum + one.bytes, 0)
  return all.filter((one, i) => {
    const stays = all.length - i <= MOST_KEPT && bytes <= MOST_BYTES
    bytes -= one.bytes
    return stays
  })
}

/** The list first: an answer that is not in it would stay for ever. */
function store(before: List, own: List[number], text: string): void {
  const all = within([...before.filter(({ place }) => place !== own.place), own])
  for (const { place } of before) if (!all.some((one) => one.place === place)) drop(place)
  const next = JSON.stringify(all)
  if (next !== JSON.stringify(before)) writeText(INDEX, next)
  writeText(keyOf(own.place), text)
}

/** For a page that is opened again, or without a network. Never throws: the page has its answer, kept or not. */
export function keepAnswer(place: string, answer: unknown): void {
  const text = JSON.stringify(answer)
  const own = { place, bytes: bytesOf(text) }
  if (own.bytes > MOST_BYTES_EACH) return drop(place)
  try {
    store(listed(), own, text)
  } catch {
    forgetAnswers()
    try {
      store([], own, text)
    } catch {
      // full of what matters more
      drop(place)
    }
  }
}

export const keptAnswer = (place: string): unknown => readJson(keyOf(place))

import { ok, refuse, type Result } from '../kernel/result'
import { utf8Length } from './bytes'
import { placeTexts, type CodeOp, type TextOp } from './feie-boxes'
import type { LabelLayout, Op } from './layout-types'

/** `detail` is the text that found no place or holds what cannot be printed. */
export type FeieRefusal = 'not-203-dpi' | 'no-tag' | 'no-letter' | 'no-room' | 'code-text' | 'too-long'

/** What the partner takes a label. Counted as UTF-8, the longer of the two readings. */
const MAX_BYTES = 5_000
const DOTS_PER_MM = 8

/** Ranges that GBK holds without a gap. The printer's own font is no wider, and what it lacks comes out blank. */
const LETTERS =
  /^[\u0020-\u007e\u00b7\u00d7\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u2469\u3001-\u3003\u3008-\u3011\u4e00-\u9fa5\uff01-\uff5e\uffe5]*$/

/** No escape is written down for texts; a full-width letter reads the same and cannot be taken for a tag. */
const TAG_LETTERS: Readonly<Record<string, string>> = { '<': '\uff1c', '>': '\uff1e', '&': '\uff06' }
const plain = (text: string): string => text.replace(/[<>&]/g, (letter) => TAG_LETTERS[letter] ?? letter)

type Attributes = Readonly<Record<string, string | number>>
const tag = (name: string, attributes: Attributes, text: string): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}='${value}'`)
  return `<${name}${written.join('')}>${text}</${name}>`
}

const LEVEL_BITS = ['M', 'L', 'H', 'Q'] as const
/** The two bits of a symbol's format word that say its level, unmasked (ISO/IEC 18004): the printer must draw the same size. */
const levelOf = ({ modules, size }: Extract<Op, { kind: 'qrcode' }>): (typeof LEVEL_BITS)[number] => {
  const row = 8 * size
  const bits = ((modules[row] ?? 0) * 2 + (modules[row + 1] ?? 0)) ^ 0b10
  return LEVEL_BITS[bits] ?? 'M'
}

/** Code 128 has one bar width, so `w` (wide bar) says the same as `n` (narrow bar); `s` 0: no text below, ours stands there. */
const codeTag = (op: CodeOp): string =>
  op.kind === 'barcode'
    ? tag('BC128', { x: op.x, y: op.y, h: op.h, s: 0, n: op.module, w: op.module, r: 0 }, op.text)
    : tag('QR', { x: op.x, y: op.y, e: levelOf(op), w: op.module }, op.text)

const isText = (op: Op): op is TextOp => op.kind === 'text'
const isCode = (op: Op): op is CodeOp => op.kind === 'barcode' || op.kind === 'qrcode'

/**
 * A code says what it says: nothing in it may be written otherwise. So no tag, nothing that could be read as an entity (`&id=1`
 * of an address cannot), and ASCII alone, for how the printer writes other letters into a code is not known.
 */
const isCodeText = (text: string): boolean =>
  /^[\u0020-\u007e]+$/.test(text) && !/[<>]|&#?\w+;?/.test(text.replace(/&\w+=/g, ''))

function problemOf(layout: LabelLayout): Result<never, FeieRefusal> | undefined {
  if (layout.dotsPerMm !== DOTS_PER_MM) return refuse('not-203-dpi')
  // no tag carries a picture that was not stored with the partner beforehand
  if (layout.ops.some(({ kind }) => kind === 'image')) return refuse('no-tag')
  const unknown = layout.ops.filter(isText).find(({ text }) => !LETTERS.test(text))
  if (unknown) return refuse('no-letter', unknown.text)
  const unsafe = layout.ops.filter(isCode).find(({ text }) => !isCodeText(text))
  return unsafe && refuse('code-text', unsafe.text)
}

/**
 * A label as Feie's label markup: texts in the printer's own letters, bars and QR drawn by it. Rules and boxes have no tag and
 * are left out (so white letters on a black ground become black ones); anything else that it cannot say refuses the label,
 * because a label that lacks something looks like a whole one.
 */
export function feieMarkup(layout: LabelLayout): Result<string, FeieRefusal> {
  const problem = problemOf(layout)
  if (problem) return problem
  const codes = layout.ops.filter(isCode)
  const texts = layout.ops.filter(isText).map((op) => ({ ...op, text: plain(op.text) }))
  const set = placeTexts(layout, texts, codes)
  if (!set.ok) return refuse('no-room', set.text)
  const markup = [
    tag('SIZE', {}, `${layout.widthDots / DOTS_PER_MM},${layout.heightDots / DOTS_PER_MM}`),
    tag('GAP', {}, `${layout.gapMm},0`),
    tag('DIRECTION', {}, '1'),
    ...set.texts.map(({ text, x, y, wide, high }) => tag('TEXT', { x, y, font: 12, w: wide, h: high, r: 0 }, text)),
    ...codes.map(codeTag),
  ].join('')
  return utf8Length(markup) > MAX_BYTES ? refuse('too-long') : ok(markup)
}

import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import Taro, { usePageScroll } from '@tarojs/taro'
import { View } from '@tarojs/components'

interface Props<T> {
  readonly id: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly render: (item: T) => ReactNode
  /** The end of what is loaded comes near. */
  readonly onNearEnd?: () => void
}
const BLOCK = 6
/** Blocks drawn above and below those on screen: what a flick passes before the next frame. */
const MARGIN = 2
/** Until one has been measured: some 150 px a card. */
const GUESS_PX = 900

interface Block<T> {
  readonly key: string
  readonly items: readonly T[]
}

function blocksOf<T>(items: readonly T[], keyOf: (item: T) => string): Block<T>[] {
  const blocks: Block<T>[] = []
  for (let at = 0; at < items.length; at += BLOCK) {
    const part = items.slice(at, at + BLOCK)
    const [first] = part
    if (first !== undefined) blocks.push({ key: `${keyOf(first)}-${part.length}`, items: part })
  }
  return blocks
}

/** Which blocks are near the screen, by what each was measured to be high. */
function windowOf(heights: readonly number[], top: number, screen: number): readonly [number, number] {
  let first = 0
  let y = 0
  while (first < heights.length - 1 && y + (heights[first] ?? 0) < top) y += heights[first++] ?? 0
  let last = first
  while (last < heights.length - 1 && y + (heights[last] ?? 0) < top + screen) y += heights[last++] ?? 0
  return [Math.max(0, first - MARGIN), Math.min(heights.length - 1, last + MARGIN)]
}

interface RowsProps {
  readonly id: string
  readonly items: readonly unknown[]
  readonly render: (item: never) => ReactNode
}
/** Scrolling draws other blocks; those that stay are not drawn again. */
const Rows = memo(({ id, items, render }: RowsProps) => (
  <View className={`${id}-block`}>{items.map((item) => render(item as never))}</View>
))
Rows.displayName = 'Rows'

interface Rect {
  readonly id?: string
  readonly top: number
  readonly height: number
}
const rects = (id: string, take: (found: { list?: Rect; blocks: readonly Rect[] }) => void): void => {
  const query = Taro.createSelectorQuery()
  query.select(`#${id}`).boundingClientRect()
  query.selectAll(`.${id}-block`).boundingClientRect()
  query.exec((answers) => {
    const [list, blocks] = (answers ?? []) as [Rect | null, Rect[] | null]
    take({ ...(list ? { list } : {}), blocks: blocks ?? [] })
  })
}

/**
 * Thousands of rows, of which only those near the screen are drawn; the others are empty space as high as they were measured.
 * Rows may differ in height. The page itself scrolls.
 */
export function LongList<T>({ id, items, keyOf, render, onNearEnd }: Props<T>) {
  const blocks = useMemo(() => blocksOf(items, keyOf), [items, keyOf])
  const known = useRef(new Map<string, number>())
  const place = useRef({ top: 0, listTop: 0 })
  const [near, setNear] = useState<readonly [number, number]>([0, MARGIN])
  const guess = known.current.get(blocks[0]?.key ?? '') ?? GUESS_PX
  const heights = () => blocks.map((block) => known.current.get(block.key) ?? guess)

  const look = () => {
    const screen = Taro.getWindowInfo().windowHeight
    const { top, listTop } = place.current
    const next = windowOf(heights(), top - listTop, screen)
    setNear((now) => (now[0] === next[0] && now[1] === next[1] ? now : next))
    if (next[1] >= blocks.length - 1) onNearEnd?.()
  }
  usePageScroll(({ scrollTop }) => {
    place.current.top = scrollTop
    look()
  })
  useEffect(() => {
    const shown = blocks.slice(near[0], near[1] + 1)
    rects(id, (found) => {
      if (found.list) place.current.listTop = found.list.top + place.current.top
      for (const [index, rect] of found.blocks.entries()) {
        const block = shown[index]
        if (block && rect.height > 0) known.current.set(block.key, rect.height)
      }
      look()
    })
    // measured again whenever other blocks, or other rows in them, are drawn
  }, [id, blocks, near])

  const all = heights()
  const sum = (from: number, to: number) => all.slice(from, to).reduce((total, height) => total + height, 0)
  return (
    <View id={id}>
      <View style={{ height: `${sum(0, near[0])}px` }} />
      {blocks.slice(near[0], near[1] + 1).map((block) => (
        <Rows key={block.key} id={id} items={block.items} render={render} />
      ))}
      <View style={{ height: `${sum(near[1] + 1, all.length)}px` }} />
    </View>
  )
}

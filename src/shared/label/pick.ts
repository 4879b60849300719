import type { Template } from './template'

export interface PointMm {
  readonly x: number
  readonly y: number
}

const gap = (value: number, from: number, to: number) => Math.max(from - value, 0, value - to)

/** How far a finger was from each element's box; 0 inside. */
const distance = (box: Template['elements'][number], point: PointMm): number =>
  Math.hypot(gap(point.x, box.x, box.x + box.w), gap(point.y, box.y, box.y + box.h))

/**
 * Which element a tap means: the nearest within `reachMm` (a finger is wider than a line of text), of several the smallest. A
 * second tap at the same place takes the next one, so that what lies below can be had, too.
 */
export function pickElement(
  template: Template,
  point: PointMm,
  { reachMm, current }: { readonly reachMm: number; readonly current: number | undefined },
): number | undefined {
  const near = template.elements
    .map((element, index) => ({ index, far: distance(element, point), area: element.w * element.h }))
    .filter(({ far }) => far <= reachMm)
    .sort((a, b) => a.far - b.far || a.area - b.area || b.index - a.index)
    .map(({ index }) => index)
  const at = current === undefined ? -1 : near.indexOf(current)
  return near[(at + 1) % Math.max(1, near.length)]
}

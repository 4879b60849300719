import type { CommonEvent } from '@tarojs/components'

export interface PointPx {
  readonly x: number
  readonly y: number
}
interface Touchlike {
  readonly clientX: number
  readonly clientY: number
}
type Loose = Partial<Touchlike> & {
  readonly touches?: ArrayLike<Touchlike>
  readonly changedTouches?: ArrayLike<Touchlike>
  readonly pointerType?: string
}

/** Where on the screen a finger or a mouse is; `mouse` when it is surely no finger. Undefined: the event does not say. */
export function pointOf(event: CommonEvent): (PointPx & { readonly mouse: boolean }) | undefined {
  const loose = event as unknown as Loose
  const touch = loose.touches?.[0] ?? loose.changedTouches?.[0]
  if (touch) return { x: touch.clientX, y: touch.clientY, mouse: false }
  if (loose.clientX === undefined || loose.clientY === undefined) return undefined
  return { x: loose.clientX, y: loose.clientY, mouse: loose.pointerType === 'mouse' }
}

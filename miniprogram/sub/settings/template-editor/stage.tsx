import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { Image, View, type CommonEvent } from '@tarojs/components'
import { editTemplate } from '@shared/label/edit'
import { pickElement, type PointMm } from '@shared/label/pick'
import type { Template } from '@shared/label/template'
import { Icon } from '../../../components/icon'
import { pointOf, type PointPx } from '../../../device/point'
import { TEMPLATE } from '../../../text/template'
import type { Editor } from './use-editor'
import type { Preview } from './use-preview'

const SIDE_PX = 32
const WIDEST_PX = 480
/** Title bar, tools, the drawer of the chosen element and the bar under the thumb. */
const OTHERS_PX = 470
const LOWEST_PX = 240
/** A fingertip: what is nearer than this may have been meant. */
const REACH_PX = 22
/** A finger that has moved less than this has tapped. */
const DRAG_PX = 6

const DOTS_PER_MM = 8

/** A roll ends below its last mark: its paper is as long as the picture. */
const lengthOf = ({ size, roll }: Template, { shown }: Preview): number =>
  roll && shown ? shown.heightDots / DOTS_PER_MM : size.h

/** Pixels of one mm, so that the whole paper is seen. */
const scaleOf = (width: number, length: number): number => {
  const { windowWidth, windowHeight } = Taro.getWindowInfo()
  const room = Math.min(windowWidth, WIDEST_PX) - SIDE_PX
  return Math.min(room / width, Math.max(LOWEST_PX, windowHeight - OTHERS_PX) / length)
}

const cornerOf = (): Promise<PointPx | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select('#stage')
      .boundingClientRect((rect) => {
        const found = Array.isArray(rect) ? rect[0] : rect
        resolve(found ? { x: found.left, y: found.top } : undefined)
      })
      .exec()
  })

interface Rect extends PointMm {
  readonly w: number
  readonly h: number
}
interface Hold {
  readonly from: PointPx
  readonly drags: boolean
  /** How far it has come; kept beside the state, for the end may come before the page is drawn again. */
  by?: PointPx
}

/** One finger: a tap chooses, a drag that begins on the chosen element takes it along. */
const useFinger = (editor: Editor, template: Template, scale: number) => {
  const [by, setBy] = useState<PointPx>()
  const hold = useRef<Hold | undefined>(undefined)
  const { selected, select, edit } = editor
  const inMm = ({ x, y }: PointPx): PointMm => ({ x: x / scale, y: y / scale })
  const tap = async (point: PointPx) => {
    const corner = await cornerOf()
    if (corner === undefined) return
    const reachMm = REACH_PX / scale
    const at = inMm({ x: point.x - corner.x, y: point.y - corner.y })
    select(pickElement(template, at, { reachMm, current: selected }))
  }
  return {
    by,
    onTouchStart: (event: CommonEvent) => {
      const from = pointOf(event)
      hold.current = from && { from, drags: selected !== undefined }
    },
    onTouchMove: (event: CommonEvent) => {
      const to = pointOf(event)
      const held = hold.current
      if (held === undefined || to === undefined || !held.drags) return
      const moved = { x: to.x - held.from.x, y: to.y - held.from.y }
      if (held.by === undefined && Math.hypot(moved.x, moved.y) <= DRAG_PX) return
      held.by = moved
      setBy(moved)
    },
    onTouchEnd: () => {
      const held = hold.current
      hold.current = undefined
      setBy(undefined)
      if (held === undefined) return
      if (held.by === undefined) return void tap(held.from)
      const { x: dx, y: dy } = inMm(held.by)
      edit({ kind: 'move', dx, dy })
    },
    /** A desk browser has no finger: there a click chooses, and the buttons move. */
    onClick: (event: CommonEvent) => {
      const point = pointOf(event)
      if (point?.mouse) void tap(point)
    },
  }
}

const placeOf = ({ x, y, w, h }: Rect, scale: number) => ({
  left: `${x * scale}px`,
  top: `${y * scale}px`,
  width: `${w * scale}px`,
  height: `${h * scale}px`,
})

/** The frame of the chosen element; under a finger it goes where the element will stand, and no further than the paper. */
const Box = ({ editor, template, scale, by }: StageProps & { readonly scale: number; readonly by?: PointPx }) => {
  const { selected } = editor
  if (selected === undefined) return null
  const moved =
    by === undefined ? template : editTemplate(template, selected, { kind: 'move', dx: by.x / scale, dy: by.y / scale })
  const element = moved.elements[selected]
  return element && <View className='stage-box' id='stage-box' style={placeOf(element, scale)} />
}

/** What is wrong is marked where it is. */
const Flaws = ({ editor, template, scale }: StageProps & { readonly scale: number }) => {
  const flawed = new Set(editor.preview.shown?.flaws.map(({ element }) => element))
  return template.elements.map(({ x, y, w, h }, index) =>
    flawed.has(index) ? <View key={index} className='stage-flaw' style={placeOf({ x, y, w, h }, scale)} /> : null,
  )
}

interface StageProps {
  readonly editor: Editor
  readonly template: Template
}
/** The label as it will be printed, drawn by the function; a finger chooses and moves what is on it. */
export const Stage = ({ editor, template }: StageProps) => {
  const length = lengthOf(template, editor.preview)
  const scale = scaleOf(template.size.w, length)
  const { by, ...finger } = useFinger(editor, template, scale)
  const { shown, drawing, failed, again } = editor.preview
  const size = { width: `${template.size.w * scale}px`, height: `${length * scale}px` }
  return (
    <View className='stage-well'>
      <View className='stage' id='stage' style={size} {...finger} catchMove>
        {shown && <Image className='stage-picture' src={`data:image/png;base64,${shown.png}`} mode='aspectFit' />}
        <Flaws editor={editor} template={template} scale={scale} />
        <Box editor={editor} template={template} scale={scale} {...(by === undefined ? {} : { by })} />
      </View>
      {drawing && !failed && (
        <View className='stage-mark'>
          <Icon name='run' size='xs' />
          {TEMPLATE.drawing}
        </View>
      )}
      {failed && (
        <View className='stage-mark cl' id='draw-again' role='button' onClick={again}>
          <Icon name='look' size='xs' />
          {TEMPLATE.notDrawn}
        </View>
      )}
    </View>
  )
}

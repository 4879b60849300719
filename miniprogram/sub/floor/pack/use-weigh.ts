import { useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import type { PackingSettings } from '@shared/pack/packing-settings'
import { judgeWeight, type WeightVerdict } from '@shared/pack/weight'
import { signal } from '../../../device/signals'
import { say } from '../../../device/voice'
import { useFloorQueue } from '../../../store/floor-queue'
import { saidWrong } from '../../../text/pack'
import { useScale } from './use-scale'

type From = 'scale' | 'typed'
interface Weighed {
  readonly grams: number
  readonly from: From
  /** A hand has said that it is right all the same. */
  readonly kept: boolean
}

const isWrong = (verdict: WeightVerdict) => verdict.kind === 'light' || verdict.kind === 'heavy'

/** The weight of the sealed box on the bench: from the scale or typed, an event on disk before it is shown. */
export function useWeigh(sealed: FloorParcel | undefined, packing: PackingSettings) {
  const [weighed, setWeighed] = useState<Readonly<Record<string, Weighed | undefined>>>({})
  const now = sealed && weighed[sealed.id]
  const note = (grams: number, from: From) => {
    if (!sealed || !packing.weigh) return
    useFloorQueue.getState().push({ kind: 'weigh', parcelId: sealed.id, grams, from })
    setWeighed({ ...weighed, [sealed.id]: { grams, from, kept: false } })
    const verdict = judgeWeight(grams, sealed.lines, packing)
    signal(isWrong(verdict) ? 'wrong' : 'right')
    if (verdict.kind === 'light' || verdict.kind === 'heavy') say(saidWrong(verdict.off))
  }
  const scale = useScale(packing.weigh, (grams) => {
    if (!now) note(grams, 'scale')
  })
  const keepIt = () => {
    if (sealed && now) setWeighed({ ...weighed, [sealed.id]: { ...now, kept: true } })
  }
  const forget = (parcelId: string) => setWeighed({ ...weighed, [parcelId]: undefined })
  /** Whatever stands on the scale is taken anew. */
  const again = () => {
    if (!sealed) return
    forget(sealed.id)
    scale.again()
  }
  const verdict = sealed && now ? judgeWeight(now.grams, sealed.lines, packing) : undefined
  return { weighed: now, verdict, scale, type: (grams: number) => note(grams, 'typed'), keepIt, forget, again }
}
export type Weigh = ReturnType<typeof useWeigh>

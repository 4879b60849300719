import { useCallback, useEffect, useRef, useState } from 'react'
import type { TemplatePreviewValue } from '@shared/api/templates'
import type { SampleName } from '@shared/label/sample-data'
import type { Template } from '@shared/label/template'
import { callApi } from '../../../services/api'

/** A hand that nudges five times is drawn once. */
const REST_MS = 350

export interface Preview {
  /** The last picture that came, perhaps of an edit ago. */
  readonly shown: TemplatePreviewValue | undefined
  /** The picture of what is on screen now has not come yet. */
  readonly drawing: boolean
  readonly failed: boolean
  readonly again: () => void
}

/** The template as the function draws it, after the hand has come to rest; an answer that is overtaken is thrown away. */
export function usePreview(template: Template | undefined, sample: SampleName): Preview {
  const [shown, setShown] = useState<TemplatePreviewValue>()
  const [drawing, setDrawing] = useState(true)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    if (template === undefined) return undefined
    const turn = ++latest.current
    setDrawing(true)
    const draw = async () => {
      const answer = await callApi('templatePreview', { template, sample })
      if (turn !== latest.current) return
      setDrawing(false)
      setFailed(!answer.ok)
      if (answer.ok) setShown(answer.value)
    }
    const timer = setTimeout(() => void draw(), REST_MS)
    return () => clearTimeout(timer)
  }, [template, sample, tries])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { shown, drawing, failed, again }
}

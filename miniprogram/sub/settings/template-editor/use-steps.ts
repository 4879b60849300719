import { useMemo, useState } from 'react'
import type { TemplateGetValue } from '@shared/api/templates'
import type { Template } from '@shared/label/template'
import { keep, kept } from '../../../device/storage'

const MOST_UNDO = 100

/** Edits of one saved version, newest last. */
interface Steps {
  readonly basedOn: number
  readonly list: readonly Template[]
}
interface Draft {
  readonly basedOn: number
  readonly template: Template
}
const placeOf = (base: string) => `template-draft-${base}`

/** What was edited here before a call or an empty battery came in between; nothing when it was saved or somebody else saved. */
const draftOf = (base: string, newest: number): Steps => {
  const draft = kept(placeOf(base)) as Draft | null | undefined
  return { basedOn: newest, list: draft?.basedOn === newest ? [draft.template] : [] }
}

/** The template under the hand, its steps back, and the version they began from: a save says it. */
export function useSteps(base: string, saved: TemplateGetValue | undefined) {
  const newest = saved?.newest ?? 0
  const found = useMemo(() => draftOf(base, newest), [base, newest])
  const [own, setOwn] = useState<Steps>()
  const steps = own ?? found
  const changed = steps.list.length > 0
  const basedOn = changed ? steps.basedOn : newest
  const template = steps.list.at(-1) ?? saved?.template
  const set = (list: readonly Template[]) => {
    const last = list.at(-1)
    keep(placeOf(base), last === undefined ? null : { basedOn, template: last })
    setOwn({ basedOn, list })
  }
  const put = (next: Template) => {
    if (next !== template) set([...steps.list, next].slice(-MOST_UNDO))
  }
  const undo = () => set(steps.list.slice(0, -1))
  const clear = () => set([])
  return { template, changed, basedOn, put, undo, clear }
}

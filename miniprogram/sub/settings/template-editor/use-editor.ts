import { useState } from 'react'
import type { TemplateGetValue } from '@shared/api/templates'
import { addElement, editTemplate, type Edit } from '@shared/label/edit'
import type { ElementType } from '@shared/label/new-element'
import type { SampleName } from '@shared/label/sample-data'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { useSnack } from '../../../store/snack'
import { TEMPLATE } from '../../../text/template'
import { usePreview } from './use-preview'
import { useSteps } from './use-steps'

interface Selection {
  readonly selected: number | undefined
  readonly select: (index: number | undefined) => void
}

/** What a hand does to the template; to none while it is read. */
function handOn(
  { template, put }: Pick<ReturnType<typeof useSteps>, 'template' | 'put'>,
  { selected, select }: Selection,
) {
  const edit = (change: Edit, index: number | undefined = selected): boolean => {
    if (template === undefined || index === undefined) return false
    const next = editTemplate(template, index, change)
    put(next)
    if (change.kind === 'remove') select(undefined)
    return next !== template
  }
  const add = (type: ElementType) => {
    if (template === undefined) return
    put(addElement(template, type))
    select(template.elements.length)
  }
  const rename = (name: string) => {
    if (template !== undefined && name !== template.name) put({ ...template, name })
  }
  return { edit, add, rename }
}

/** One template under the hand: its steps, its picture, and the two ways to store it. */
export function useEditor(base: string) {
  const resource = useResource('templateGet', { base })
  const { busy, act } = useAct()
  const { template, changed, basedOn, put, undo, clear } = useSteps(base, resource.shown?.value)
  const [selected, select] = useState<number>()
  const [sample, setSample] = useState<SampleName>('short')
  const preview = usePreview(template, sample)
  const newest = resource.shown?.value.newest ?? 0

  const stored = (value: TemplateGetValue | undefined, said: (n: number) => string) => {
    if (value === undefined) return
    resource.set(value)
    clear()
    select(undefined)
    useSnack.getState().show(said(value.n))
  }
  const save = async () => {
    if (template === undefined) return
    stored(await act('templateSave', { base, basedOn, template }, 'save'), TEMPLATE.saved)
  }
  const restore = async (n: number) =>
    stored(await act('templateRestore', { base, n, basedOn: newest }, 'restore'), TEMPLATE.restored)
  /** As a new template of the shop's own; the one it came from stays as it was saved. */
  const copyAs = async (newBase: string, name: string): Promise<boolean> => {
    if (template === undefined) return false
    const input = { base: newBase, basedOn: 0, template: { ...template, name } }
    return (await act('templateSave', input, 'copy')) !== undefined
  }
  return {
    ...{ base, resource, busy, template, changed, newest, selected, select, sample, setSample, preview },
    ...handOn({ template, put }, { selected, select }),
    ...{ undo, save, restore, copyAs },
  }
}
export type Editor = ReturnType<typeof useEditor>

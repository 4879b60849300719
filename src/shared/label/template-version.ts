import type { Doc } from '../kernel/doc'
import type { Template } from './template'

/**
 * One saved version of a shop's template, `_id = <shopId>_<base>_<n>`: written once, never changed. Version 0 of a built-in
 * template is the one in the code; a base of the shop's own begins at 1.
 */
export interface TemplateDoc extends Doc {
  readonly v: 1
  readonly base: string
  readonly n: number
  readonly name: string
  readonly template: Template
  readonly by: string
  /** Made by taking an older version back. */
  readonly restoredFrom?: number
  readonly createdAt: number
}

/** What a printer names: `76x130` is the newest version of it, `76x130@3` that very one. */
export interface TemplateRef {
  readonly base: string
  readonly n?: number
}

export const parseTemplateRef = (text: string): TemplateRef | undefined => {
  const [, base, n] = /^([a-z0-9-]{1,40})(?:@(\d{1,6}))?$/.exec(text) ?? []
  if (base === undefined) return undefined
  return n === undefined ? { base } : { base, n: Number(n) }
}

export const writeTemplateRef = ({ base, n }: TemplateRef): string => (n === undefined ? base : `${base}@${String(n)}`)

/** A shop's own bases begin so; every other one is built in. */
const OWN = 'own-'
export const isBuiltIn = (base: string): boolean => !base.startsWith(OWN)

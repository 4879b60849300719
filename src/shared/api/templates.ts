import * as z from 'zod/mini'
import { COURIER_KEYS, type CourierKey } from '../courier/courier-key'
import type { TemplateFlaw } from '../label/judge'
import { SAMPLE_NAMES } from '../label/sample-data'
import type { Template } from '../label/template'
import { contract } from './contract'

const OWNER = ['owner'] as const
const STAFF = ['owner', 'auditor', 'packer'] as const
const base = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))
const version = z.number().check(z.int(), z.minimum(0), z.maximum(999_999))
/** Its shape is checked by the label engine's own schema, which is too large for the phone. */
const template = z.custom<Template>((value) => typeof value === 'object' && value !== null)

export interface TemplateListValue {
  readonly templates: readonly {
    readonly base: string
    readonly name: string
    readonly kind: Template['kind']
    readonly size: { readonly w: number; readonly h: number }
    /** Newest version; 0: as built in, never changed by this shop. */
    readonly n: number
    readonly savedAt?: number
  }[]
  readonly printers: readonly {
    readonly id: string
    readonly label: string
    readonly on: boolean
    readonly template: string
    readonly courierTemplates: Readonly<Partial<Record<CourierKey, string>>>
  }[]
  readonly masked: boolean
}
export const templateList = contract<TemplateListValue>()({ name: 'template.list', allow: STAFF, input: z.object({}) })

export interface TemplateGetValue {
  readonly base: string
  readonly n: number
  readonly newest: number
  readonly template: Template
  readonly versions: readonly {
    readonly n: number
    readonly by: string
    readonly at: number
    readonly restoredFrom?: number
  }[]
}
export const templateGet = contract<TemplateGetValue>()({
  name: 'template.get',
  allow: STAFF,
  input: z.object({ base, n: z.optional(version) }),
})

export interface TemplatePreviewValue {
  /** 1-bit PNG, base64. */
  readonly png: string
  readonly widthDots: number
  readonly heightDots: number
  readonly flaws: readonly TemplateFlaw[]
}
/** Draws what fits, even of a template that may not be saved, and says what is wrong with it. */
export const templatePreview = contract<TemplatePreviewValue>()({
  name: 'template.preview',
  allow: STAFF,
  input: z.object({ template, sample: z.enum(SAMPLE_NAMES) }),
})

/** `basedOn` is the version that was edited: somebody else's save in between is not overwritten. */
export const templateSave = contract<TemplateGetValue>()({
  name: 'template.save',
  allow: OWNER,
  input: z.object({ base, basedOn: version, template }),
})
/** An older version becomes the newest one again; nothing is taken away. */
export const templateRestore = contract<TemplateGetValue>()({
  name: 'template.restore',
  allow: OWNER,
  input: z.object({ base, n: version, basedOn: version }),
})
/** The same call again tells how the sheet is doing. Without a template: the printer's own. */
export const templateTestPrint = contract<{
  readonly copyId: string
  readonly state: string
  readonly problem?: string
}>()({
  name: 'template.testPrint',
  allow: STAFF,
  input: z.object({
    requestId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/)),
    printerId: z.string(),
    template: z.optional(template),
  }),
})
/** What a printer prints with, or with `courier` what it prints that courier's labels with. No `base`: as the printer does. */
export const templateUse = contract<TemplateListValue>()({
  name: 'template.use',
  allow: OWNER,
  input: z.object({
    printerId: z.string(),
    base: z.optional(base),
    n: z.optional(version),
    courier: z.optional(z.enum(COURIER_KEYS)),
  }),
})
/** Privacy masks of every label of the shop. */
export const labelMask = contract<TemplateListValue>()({
  name: 'label.mask',
  allow: OWNER,
  input: z.object({ masked: z.boolean() }),
})
/** The label of a parcel as it would be printed now, masked whatever the shop prints; for those who handle the paper. */
export const labelShow = contract<{
  readonly png: string
  readonly widthDots: number
  readonly heightDots: number
  /** Kinds of goods that the label only counts: the packing slip names them all. */
  readonly leftOut: number
}>()({
  name: 'label.show',
  allow: STAFF,
  input: z.object({ parcelId: z.string() }),
})

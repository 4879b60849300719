import { z } from 'zod'
import type { PostalAddress } from '../kernel/address'
import type { PickRow } from '../pack/spots'
import type { Template } from './template'

/** Numbers and nothing come in from sheets and old documents: both become text. */
const text = z.preprocess((value) => {
  if (value === undefined || value === null) return ''
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
}, z.string().trim())

const count = z.preprocess(
  (value) => (value === undefined || value === null || value === '' ? 1 : value),
  z.coerce.number().int().min(0).max(999_999),
)

const orEmpty = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? {}, schema)
const listOf = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? [], z.array(schema).max(2000))

/** Line ends and invisible characters in a number are a mistake of whoever copied it: scanned, they are another number. */
const number = text.pipe(
  z
    .string()
    .min(1)
    .refine((value) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(value), 'has a character that cannot be seen'),
)

const reprintCount = z.preprocess((value) => (value === true ? 1 : (value ?? 0)), z.coerce.number().int().min(0))

const lineSchema = z.object({
  title: text,
  spec: text.optional().default(''),
  sku: text.optional().default(''),
  quantity: count,
})

/**
 * What one label says. `courier` is our key (`zto`) or any name; `printedAt` epoch ms or ready text; names and addresses
 * are given whole and masked while drawing. `copy.no` of `copy.of` pieces; `reprint` counts extra prints of this piece.
 */
export const labelDataSchema = z.object({
  waybillNo: number,
  courier: text,
  routing: orEmpty(z.object({ mark: text, sortingCode: text, packageCenter: text })),
  sender: orEmpty(z.object({ name: text, phone: text, address: text })),
  receiver: orEmpty(z.object({ name: text, phone: text, province: text, city: text, district: text, detail: text })),
  lines: listOf(lineSchema),
  orderNos: listOf(text),
  slot: text,
  remark: text,
  copy: orEmpty(
    z.object({
      no: count,
      of: count,
      reprint: reprintCount,
    }),
  ),
  printedAt: z.preprocess((value) => value ?? '', z.union([z.number(), z.string()])),
})
/** As callers write it: what is optional may be left out. */
export interface LabelInput {
  readonly waybillNo: string
  readonly courier: string
  readonly routing: { readonly mark: string; readonly sortingCode?: string; readonly packageCenter?: string }
  readonly sender: { readonly name: string; readonly phone: string; readonly address: string }
  readonly receiver: PostalAddress
  readonly lines: ReadonlyArray<{
    readonly title: string
    readonly spec: string
    readonly sku: string
    readonly quantity: number
  }>
  readonly orderNos: readonly string[]
  readonly slot?: string
  readonly remark?: string
  readonly copy?: { readonly no: number; readonly of: number; readonly reprint: number }
  readonly printedAt: number | string
}

export const pickListSchema = z.object({
  title: text,
  waveNo: text,
  picker: text,
  printedAt: z.union([z.number(), z.string()]),
  rows: listOf(z.object({ bin: text, title: text, spec: text, sku: text, quantity: count, slots: text })),
  copy: orEmpty(z.object({ reprint: reprintCount })),
})
/** A pick list: one row a bin and SKU, in walking order; `slots` names where the pieces go. */
export interface PickList {
  readonly title: string
  readonly waveNo: string
  readonly picker: string
  readonly printedAt: number | string
  readonly rows: readonly PickRow[]
  readonly copy?: { readonly reprint: number }
}

/** What a template of this kind is filled with. */
export const dataSchemaOf = (kind: Template['kind']) => (kind === 'pick-list' ? pickListSchema : labelDataSchema)

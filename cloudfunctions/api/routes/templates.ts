import { deflateSync } from 'node:zlib'
import {
  labelMask,
  labelShow,
  templateGet,
  templateList,
  templatePreview,
  templateRestore,
  templateSave,
  templateTestPrint,
  templateUse,
  type TemplateGetValue,
  type TemplateListValue,
} from '@shared/api/templates'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { judgeTemplate } from '@shared/label/judge'
import { drawSample } from '@shared/label/draw-sample'
import { templateSchema, type Template } from '@shared/label/template'
import { isBuiltIn, writeTemplateRef, type TemplateDoc } from '@shared/label/template-version'
import { BUILT_IN_TEMPLATES, builtInTemplate } from '@shared/label/templates'
import { driverInfo } from '@shared/printer/drivers'
import { sheetIn, sheetTemplate } from '@shared/printer/sheet'
import type { PrinterDoc } from '@shared/shop/shop'
import { getParcel } from '../../repo/parcels'
import { changePrinter, findPrinters, getPrinter } from '../../repo/printers'
import { changeShop, getShop } from '../../repo/shops'
import { addTemplate, findNewestTemplates, findTemplateVersions, templateIdOf } from '../../repo/templates'
import { drawParcelLabel } from '../../verbs/parcel-label'
import { findTemplate, isMasked } from '../../verbs/templates'
import { addTestSheet } from '../../verbs/test-sheet'
import { actorOf, route, type RouteContext } from '../route'

const MAX_BASES = 40
const MAX_VERSIONS = 50
/** A request may hold 100 KB; a template with a picture of 40 x 40 mm has 26. */
const MAX_TEMPLATE_CHARS = 60_000

async function listOf(context: RouteContext): Promise<Result<TemplateListValue, 'not-found'>> {
  const shop = await getShop(context, context.shop._id)
  if (!shop) return refuse('not-found')
  const own = await findNewestTemplates(context, shop._id, MAX_BASES)
  const printers = await findPrinters(context, shop._id)
  const builtIn = BUILT_IN_TEMPLATES.filter(({ id }) => own.every(({ base }) => base !== id)).map((template) => ({
    base: template.id,
    n: 0,
    template,
    savedAt: undefined,
  }))
  const rows = [...own.map(({ base, n, template, createdAt: savedAt }) => ({ base, n, template, savedAt })), ...builtIn]
  const place = (base: string) => BUILT_IN_TEMPLATES.findIndex(({ id }) => id === base) + 1 || MAX_BASES
  return ok({
    templates: rows
      .sort((a, b) => place(a.base) - place(b.base) || a.base.localeCompare(b.base))
      .map(({ base, n, template: { name, kind, size }, savedAt }) => ({
        ...{ base, name, kind, size, n },
        ...(savedAt === undefined ? {} : { savedAt }),
      })),
    printers: printers.map(({ _id: id, label, on, template, courierTemplates = {} }) => ({
      ...{ id, label, on, template, courierTemplates },
    })),
    masked: isMasked(shop),
  })
}

type GetRefusal = 'not-found'
async function getOf(
  context: RouteContext,
  base: string,
  n: number | undefined,
): Promise<Result<TemplateGetValue, GetRefusal>> {
  const shopId = context.shop._id
  const found = await findTemplate(context, shopId, writeTemplateRef(n === undefined ? { base } : { base, n }))
  if (!found) return refuse('not-found')
  const versions = await findTemplateVersions(context, { shopId, base, limit: MAX_VERSIONS })
  return ok({
    base,
    n: found.n,
    newest: versions[0]?.n ?? 0,
    template: found.template,
    versions: versions.map(({ n: no, by, createdAt: at, restoredFrom }) => ({
      ...{ n: no, by, at },
      ...(restoredFrom === undefined ? {} : { restoredFrom }),
    })),
  })
}

/** By the engine's own schema; the field that is wrong is named. */
function readTemplate(raw: unknown): Result<Template, 'bad-input'> {
  if (JSON.stringify(raw).length > MAX_TEMPLATE_CHARS) return refuse('bad-input', 'template')
  const parsed = templateSchema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  return refuse('bad-input', parsed.error.issues[0]?.path.join('.') ?? 'template')
}

interface NewVersion {
  readonly base: string
  readonly basedOn: number
  readonly template: Template
  readonly restoredFrom?: number
}

/** The next version, or a refusal that names the first part which cannot be printed. The same save twice is one version. */
async function storeVersion(context: RouteContext, version: NewVersion) {
  const { base, basedOn, restoredFrom } = version
  const shopId = context.shop._id
  const newest = await findTemplate(context, shopId, base)
  if (!newest && basedOn > 0) return refuse('not-found')
  const n = basedOn + 1
  const template: Template = { ...version.template, id: base, version: n }
  const again = newest?.n === n && JSON.stringify(newest.template) === JSON.stringify(template)
  if (again) return getOf(context, base, n)
  if ((newest?.n ?? 0) !== basedOn) return refuse('changed-meanwhile')
  const shop = await getShop(context, shopId)
  const flaw = judgeTemplate(template, { glyphs: context.glyphs(), masked: !shop || isMasked(shop) })[0]
  if (flaw) return refuse('label-not-whole', `${flaw.field}: ${flaw.kind}`)
  const doc: TemplateDoc = {
    ...{ _id: templateIdOf(shopId, base, n), v: 1, ver: 1, shopId, base, n, name: template.name, template },
    by: actorOf(context),
    ...(restoredFrom === undefined ? {} : { restoredFrom }),
    createdAt: context.now(),
  }
  return (await addTemplate(context, doc)) === 'added' ? getOf(context, base, n) : refuse('changed-meanwhile')
}

export const templateListRoute = route(templateList, (_input, context) => listOf(context))

export const templateGetRoute = route(templateGet, ({ base, n }, context) => getOf(context, base, n))

export const templatePreviewRoute = route(templatePreview, async ({ template: raw, sample }, context) => {
  const read = readTemplate(raw)
  if (!read.ok) return read
  const judging = { glyphs: context.glyphs(), masked: isMasked(context.shop) }
  const { widthDots, heightDots, png } = drawSample(read.value, { ...judging, sample })
  const flaws = judgeTemplate(read.value, judging)
  return ok({ png: Buffer.from(png(deflateSync)).toString('base64'), widthDots, heightDots, flaws })
})

export const templateSaveRoute = route(templateSave, async ({ base, basedOn, template: raw }, context) => {
  const read = readTemplate(raw)
  if (!read.ok) return read
  const known = builtInTemplate(base)
  if (!known && isBuiltIn(base)) return refuse('bad-input', 'base')
  if (known && known.kind !== read.value.kind) return refuse('bad-input', 'kind')
  return storeVersion(context, { base, basedOn, template: read.value })
})

export const templateRestoreRoute = route(templateRestore, async ({ base, n, basedOn }, context) => {
  const found = await findTemplate(context, context.shop._id, writeTemplateRef({ base, n }))
  if (!found) return refuse('not-found')
  return storeVersion(context, { base, basedOn, template: found.template, restoredFrom: n })
})

const ownPrinter = async (context: RouteContext, id: string): Promise<PrinterDoc | undefined> => {
  const printer = await getPrinter(context, id)
  return printer?.shopId === context.shop._id ? printer : undefined
}

/** Office sheets have no label printer that takes them. */
const ON_LABEL_PAPER: readonly Template['kind'][] = ['waybill', 'sticker']

/** A printer with paper for lists in it is tried with a list. */
function ownTemplate({ shop }: RouteContext, { _id, template }: PrinterDoc): string {
  const sheet = sheetIn(shop.printing, _id)
  return sheet ? sheetTemplate(sheet.kind, sheet.paper) : template
}

export const templateTestPrintRoute = route(templateTestPrint, async (input, context) => {
  const printer = await ownPrinter(context, input.printerId)
  if (!printer) return refuse('not-found')
  if (!printer.on) return refuse('no-printer')
  const read = input.template === undefined ? undefined : readTemplate(input.template)
  if (read && !read.ok) return read
  if (read && !ON_LABEL_PAPER.includes(read.value.kind)) return refuse('bad-input', 'kind')
  const template =
    read?.value ?? (await findTemplate(context, context.shop._id, ownTemplate(context, printer)))?.template
  if (!template) return refuse('not-found')
  const { requestId } = input
  const copy = await addTestSheet(context, { requestId, printer, template, by: actorOf(context) })
  const { _id: copyId, state, problem } = copy
  return ok({ copyId, state, ...(problem === undefined ? {} : { problem }) })
})

const paperOf = async (context: RouteContext, ref: string): Promise<string | undefined> => {
  const size = (await findTemplate(context, context.shop._id, ref))?.template.size
  return size && `${String(size.w)}x${String(size.h)}`
}

/** A driver that takes markup only has no waybill in it. A driver we know nothing of has the last word itself. */
const carries = ({ driver }: PrinterDoc, { size }: Template): boolean => {
  const papers = driverInfo(driver)?.papers.map((id) => builtInTemplate(id)?.size)
  return papers === undefined || papers.some((paper) => paper?.w === size.w && paper.h === size.h)
}

/** A courier's labels come out of the same paper; with other paper, what couriers had on the former no longer fits. */
export const templateUseRoute = route(templateUse, async ({ printerId, base, n, courier }, context) => {
  const printer = await ownPrinter(context, printerId)
  if (!printer) return refuse('not-found')
  const own = { ...printer.courierTemplates }
  if (base === undefined) {
    if (!courier) return refuse('bad-input', 'base')
    const courierTemplates = Object.fromEntries(Object.entries(own).filter(([key]) => key !== courier))
    return (await changePrinter(context, printer, { courierTemplates })) ? listOf(context) : refuse('changed-meanwhile')
  }
  const ref = writeTemplateRef(n === undefined ? { base } : { base, n })
  const found = await findTemplate(context, context.shop._id, ref)
  if (!found) return refuse('not-found')
  if (!ON_LABEL_PAPER.includes(found.template.kind)) return refuse('bad-input', 'kind')
  if (!carries(printer, found.template)) return refuse('no-such-paper')
  const samePaper = (await paperOf(context, printer.template)) === (await paperOf(context, ref))
  if (courier && !samePaper) return refuse('other-paper')
  const patch = courier
    ? { courierTemplates: { ...own, [courier]: ref } }
    : { template: ref, ...(samePaper ? {} : { courierTemplates: {} }) }
  return (await changePrinter(context, printer, patch)) ? listOf(context) : refuse('changed-meanwhile')
})

export const labelMaskRoute = route(labelMask, async ({ masked }, context) => {
  const shop = await getShop(context, context.shop._id)
  if (!shop) return refuse('not-found')
  return (await changeShop(context, shop, { labelMasked: masked })) ? listOf(context) : refuse('changed-meanwhile')
})

export const labelShowRoute = route(labelShow, async ({ parcelId }, context) => {
  const parcel = await getParcel(context, parcelId)
  if (!parcel || parcel.shopId !== context.shop._id) return refuse('not-found')
  const drawn = await drawParcelLabel(context, parcel)
  if (!drawn.ok) return drawn
  const { widthDots, heightDots, leftOut } = drawn.value.layout()
  return ok({ png: Buffer.from(drawn.value.png()).toString('base64'), widthDots, heightDots, leftOut })
})

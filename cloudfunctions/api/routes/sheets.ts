import { sheetPrint, sheetShow, type SheetSubject } from '@shared/api/sheets'
import type { SheetAsk } from '@shared/batch/batch'
import { ok, refuse } from '@shared/kernel/result'
import type { LabelInput, PickList } from '@shared/label/label-data'
import { writeTemplateRef } from '@shared/label/template-version'
import { beijingTime } from '@shared/label/filters'
import { pickRows } from '@shared/pack/spots'
import type { LabelCopy } from '@shared/parcel/copy'
import { isLookedFor, whyNoCopy } from '@shared/parcel/copy-rules'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { isUsable } from '@shared/printer/printer-doc'
import { sentByPhone } from '@shared/printer/drivers'
import { sheetTemplate, type SheetKind } from '@shared/printer/sheet'
import { addBatch, getBatch } from '../../repo/batches'
import { getParcel, listParcels } from '../../repo/parcels'
import { getPrinter } from '../../repo/printers'
import { inParallel } from '../../verbs/desk'
import { pageStarts, printsOf } from '../../verbs/print-sheet'
import { openParcelReceiver } from '../../verbs/receivers'
import { findTemplate, isMasked } from '../../verbs/templates'
import { labelOf, linesOf } from '../../work/label'
import { actorOf, route, type RouteContext } from '../route'
import { floorParcels } from './floor-view'

const MAX = 1000

type Prints = Awaited<ReturnType<typeof printsOf>>

async function ownParcel(context: RouteContext, id: string): Promise<ParcelDoc | undefined> {
  const parcel = await getParcel(context, id)
  return parcel?.shopId === context.shop._id ? parcel : undefined
}

/** Parcels that the pick walk shows, by wave. */
async function wavesOf(context: RouteContext): Promise<ReadonlyMap<string, readonly ParcelDoc[]>> {
  const waves = new Map<string, ParcelDoc[]>()
  for (const parcel of await listParcels(context, context.shop._id, { bucket: 'to-pick', limit: MAX }))
    waves.set(parcel.waveId, [...(waves.get(parcel.waveId) ?? []), parcel])
  return waves
}

/** Those that no list names yet; of a parcel, itself while it has no slip. */
function unlistedOf(kind: SheetKind, parcels: readonly ParcelDoc[], { prints }: Prints): readonly ParcelDoc[] {
  if (kind === 'packing-slip') return prints.length > 0 ? [] : parcels
  const named = new Set(prints.flatMap(({ ask }) => ask.list?.parcelIds ?? []))
  return parcels.filter(({ _id }) => !named.has(_id))
}

const OUT: readonly LabelCopy['state'][] = ['accepted', 'printed']

function lastOf({ copies, prints }: Prints): SheetSubject['last'] {
  const last = prints.at(-1)
  if (!last) return undefined
  const own = copies.filter(({ no }) => no === last.ask.no)
  const waiting = own.filter(({ state }) => state === 'new' || state === 'sending')
  const stuck = waiting.filter(({ problem }) => problem !== undefined).length
  return {
    at: last.batch.createdAt,
    pages: last.ask.starts.length,
    out: own.filter(({ state }) => OUT.includes(state)).length,
    waiting: waiting.length - stuck,
    stuck,
  }
}

interface Subject {
  readonly kind: SheetKind
  readonly id: string
  readonly parcels: readonly ParcelDoc[]
}

async function subjectOf(context: RouteContext, { kind, id, parcels }: Subject): Promise<SheetSubject> {
  const prints = await printsOf(context, kind, id)
  const [first] = parcels
  const wave = await getBatch(context, first?.waveId ?? '')
  const last = lastOf(prints)
  return {
    id,
    at: wave?.createdAt ?? 0,
    parcels: parcels.length,
    pieces: parcels.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0),
    unlisted: unlistedOf(kind, parcels, prints).length,
    ...(last ? { last } : {}),
    unsure: prints.copies
      .filter(isLookedFor)
      .map(({ _id: copyId, n: page, state }) => ({ copyId, page, failed: state === 'failed' })),
  }
}

async function printerOf(context: RouteContext, kind: SheetKind) {
  const choice = context.shop.printing?.sheets?.[kind]
  const printer = choice && (await getPrinter(context, choice.printerId))
  return choice && printer?.shopId === context.shop._id ? { choice, printer } : undefined
}

export const sheetShowRoute = route(sheetShow, async ({ kind, parcelId }, context) => {
  const found = await printerOf(context, kind)
  const parcel = parcelId === undefined ? undefined : await ownParcel(context, parcelId)
  if (kind === 'packing-slip' && !parcel) return refuse('not-found')
  const groups = parcel ? new Map([[parcel._id, [parcel]]]) : await wavesOf(context)
  const subjects = await inParallel([...groups], 4, ([id, parcels]) => subjectOf(context, { kind, id, parcels }))
  subjects.sort((a, b) => a.at - b.at)
  if (!found) return ok({ kind, subjects })
  const { _id: id, label } = found.printer
  return ok({
    kind,
    printer: { id, label, usable: isUsable(found.printer), byPhone: sentByPhone(found.printer) },
    subjects,
  })
})

type Content = Pick<SheetAsk, 'list' | 'lines' | 'waybillNo'> & { readonly data: LabelInput | PickList }

/** The walk of these parcels, in the order of the racks. */
async function pickContent(context: RouteContext, parcels: readonly ParcelDoc[]): Promise<Content> {
  const wave = await getBatch(context, parcels[0]?.waveId ?? '')
  const tapped = wave?.createdAt ?? context.now()
  const body = {
    title: beijingTime(tapped, 'MM-DD HH:mm'),
    waveNo: beijingTime(tapped, 'YYYYMMDDHHmmss'),
    picker: context.caller.staff?.name ?? '',
    rows: pickRows(await floorParcels(context, parcels)),
  }
  const parcelIds = parcels.map(({ _id }) => _id)
  return { list: { ...body, parcelIds }, waybillNo: '', data: { ...body, printedAt: context.now() } }
}

function slipContent(context: RouteContext, parcel: ParcelDoc): Content {
  const receiver = openParcelReceiver(context.seal, parcel)
  const { waybillNo = '' } = parcel
  const data = labelOf({ parcel, receiver, waybillNo, reprint: 0, printedAt: context.now() })
  return { lines: linesOf(parcel), waybillNo, data }
}

/** What a tap prints: what no list names yet, or with a reason all of it again. */
async function contentFor(
  context: RouteContext,
  { kind, id, reason }: { kind: SheetKind; id: string; reason?: string },
) {
  const parcel = kind === 'packing-slip' ? await ownParcel(context, id) : undefined
  const parcels = kind === 'pick-list' ? ((await wavesOf(context)).get(id) ?? []) : [parcel].flatMap((one) => one ?? [])
  if (parcels.length === 0) return refuse(kind === 'pick-list' ? 'nothing-to-print' : 'not-found')
  const why = parcel && whyNoCopy(parcel)
  if (why) return refuse(why)
  const prints = await printsOf(context, kind, id)
  const fresh = unlistedOf(kind, parcels, prints)
  if (fresh.length === 0 && reason === undefined) return refuse('printed-already')
  const chosen = fresh.length > 0 ? fresh : parcels
  const reprint = fresh.length > 0 ? 0 : prints.prints.length
  const content = parcel ? slipContent(context, parcel) : await pickContent(context, chosen)
  return ok({ ...content, no: prints.nextNo, ...(reprint > 0 ? { reprint, reason } : { reprint }) })
}

/** One tap is one document: the list and its pages. The rows of the ledger follow from it. */
export const sheetPrintRoute = route(sheetPrint, async ({ requestId, ...tap }, context) => {
  const { kind, id } = tap
  if (await getBatch(context, requestId)) return ok({ batchId: requestId })
  const found = await printerOf(context, kind)
  if (!found) return refuse('no-sheet-printer')
  if (!isUsable(found.printer)) return refuse('printer-off')
  const content = await contentFor(context, tap)
  if (!content.ok) return content
  const { data, ...said } = content.value
  const { paper, printerId } = found.choice
  const template = await findTemplate(context, context.shop._id, sheetTemplate(kind, paper))
  if (!template) return refuse('not-found', 'template')
  const drawing = { template: template.template, glyphs: context.glyphs(), masked: isMasked(context.shop) }
  const starts = pageStarts({ ...drawing, data })
  if (!starts.ok) return starts
  await addBatch(context, {
    _id: requestId,
    ...{ v: 1, ver: 1, shopId: context.shop._id, by: actorOf(context), state: 'open', createdAt: context.now() },
    ask: {
      ...{ verb: 'sheet', kind, paper, subject: id, printerId, starts: starts.value, ...said },
      template: writeTemplateRef(template),
    },
    ...{ cursor: 0, total: starts.value.length, doneCount: 0, refusals: [] },
  })
  return ok({ batchId: requestId })
})

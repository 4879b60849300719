import type { ImportProblem, ImportValue } from '@shared/api/import'
import type { ShopDoc } from '@shared/shop/shop'
import type { Files } from '../cloud/files'
import { addImport, changeImport, getImport, type ImportDoc } from '../repo/imports'
import { inParallel, type Desk } from '../verbs/desk'
import { upsertOrder } from '../verbs/upsert-order'
import { judgeFile, type ReadFile } from './judge'
import { storeProduct } from './store-product'

export interface ImportDesk extends Desk {
  readonly files: Files
}
export interface PreviewAsk {
  readonly requestId: string
  readonly fileId: string
  readonly fileName: string
  readonly kind: 'orders' | 'products'
  readonly by: string
}

const KEPT_PROBLEMS = 200
const CHUNK = 50
const WIDTH = 10

export const importValue = (doc: ImportDoc): ImportValue => ({
  id: doc._id,
  kind: doc.kind,
  fileName: doc.fileName,
  state: doc.state,
  ...(doc.refusal ? { refusal: doc.refusal } : {}),
  columns: doc.columns,
  rows: doc.rows,
  orders: doc.total,
  problems: doc.problems,
  problemCount: doc.problemCount,
  sample: doc.sample,
  stored: doc.stored,
  unchanged: doc.unchanged,
})

/** Reads and judges; the books of orders and products stay as they are. The same request twice is one import. */
export async function previewImport(desk: ImportDesk, shop: ShopDoc, ask: PreviewAsk): Promise<ImportDoc> {
  const known = await getImport(desk, ask.requestId)
  if (known) return known
  const judged = await judgeFile({ ...ask, bytes: await desk.files.download(ask.fileId) })
  const refusal = judged.ok ? undefined : [judged.refusal, judged.detail].filter(Boolean).join(': ')
  const found = judged.ok ? judged.value : { columns: judged.columns ?? [], rows: 0, problems: [], sample: [] }
  const now = desk.now()
  const doc: ImportDoc = {
    _id: ask.requestId,
    v: 1,
    ver: 1,
    shopId: shop._id,
    kind: ask.kind,
    fileId: ask.fileId,
    fileName: ask.fileName,
    by: ask.by,
    state: judged.ok ? 'preview' : 'refused',
    ...(refusal === undefined ? {} : { refusal }),
    columns: found.columns,
    rows: found.rows,
    total: judged.ok ? judged.value.file.items.length : 0,
    cursor: 0,
    stored: 0,
    unchanged: 0,
    problems: found.problems.slice(0, KEPT_PROBLEMS),
    problemCount: found.problems.length,
    sample: found.sample,
    createdAt: now,
    keptSince: now,
  }
  await addImport(desk, doc)
  return (await getImport(desk, doc._id)) ?? doc
}

interface Chunk {
  readonly stored: number
  readonly unchanged: number
  readonly problems: readonly ImportProblem[]
}

/** Each item by itself and idempotent, so a chunk that died half-way is simply done again. */
async function storeChunk(desk: ImportDesk, shop: ShopDoc, of: { doc: ImportDoc; file: ReadFile }): Promise<Chunk> {
  const { doc, file } = of
  const end = doc.cursor + CHUNK
  const underWay = (no: string): ImportProblem => ({
    file: doc.fileName,
    row: 0,
    column: '',
    reason: 'under-way',
    text: no,
  })
  if (file.kind === 'products') {
    const done = await inParallel(file.items.slice(doc.cursor, end), WIDTH, (item) => storeProduct(desk, shop, item))
    const stored = done.filter((outcome) => outcome === 'stored').length
    return { stored, unchanged: done.length - stored, problems: [] }
  }
  const items = file.items.slice(doc.cursor, end)
  const version = doc.createdAt
  const done = await inParallel(items, WIDTH, (item) =>
    upsertOrder(desk, shop, { ...item, version, importId: doc._id }),
  )
  const count = (...outcomes: string[]) => done.filter((outcome) => outcomes.includes(outcome)).length
  const problems = items.filter((_, i) => done[i] === 'conflict').map((item) => underWay(item.platformNo))
  return { stored: count('added', 'changed'), unchanged: count('unchanged', 'older'), problems }
}

interface Rows {
  readonly doc: ImportDoc
  readonly file: ReadFile
  readonly until: number
}

/** Chunk after chunk; undefined: another call has moved this import on meanwhile. */
async function storeRows(
  desk: ImportDesk,
  shop: ShopDoc,
  { file, until, ...of }: Rows,
): Promise<ImportDoc | undefined> {
  let { doc } = of
  // at least one chunk a call: a large file may take the whole time to be read
  for (let first = true; doc.cursor < doc.total && (first || desk.now() < until); first = false) {
    const chunk = await storeChunk(desk, shop, { doc, file })
    const next = await changeImport(desk, doc, {
      movedAt: desk.now(),
      takenUp: 0,
      cursor: Math.min(doc.total, doc.cursor + CHUNK),
      stored: doc.stored + chunk.stored,
      unchanged: doc.unchanged + chunk.unchanged,
      problems: [...doc.problems, ...chunk.problems].slice(0, KEPT_PROBLEMS),
      problemCount: doc.problemCount + chunk.problems.length,
    })
    if (!next) return undefined
    doc = next
  }
  return doc
}

/** Takes in as much as the time allows and goes on from the cursor at the next call; the file goes with the last row. */
export async function runImport(
  desk: ImportDesk,
  shop: ShopDoc,
  task: { readonly doc: ImportDoc; readonly until: number },
): Promise<ImportDoc> {
  const { doc, until } = task
  const known = async () => (await getImport(desk, doc._id)) ?? doc
  if (doc.state === 'done' || doc.state === 'refused') return doc
  // said before the file is read: from here on it is finished by somebody, whoever asked for it
  const begun = await changeImport(desk, doc, { state: 'running', movedAt: desk.now() })
  if (!begun) return known()
  const { fileName, kind, fileId } = doc
  const judged = await judgeFile({ fileName, kind, bytes: await desk.files.download(fileId) })
  if (!judged.ok) return (await changeImport(desk, begun, { state: 'refused', refusal: judged.refusal })) ?? known()
  const moved = await storeRows(desk, shop, { doc: begun, file: judged.value.file, until })
  if (!moved) return known()
  if (moved.cursor < moved.total) return moved
  const done = await changeImport(desk, moved, { state: 'done', doneAt: desk.now() })
  if (done) await desk.files.remove(fileId)
  return done ?? known()
}

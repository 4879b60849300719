import { importPreview, importRun, importShow } from '@shared/api/import'
import { ok, refuse } from '@shared/kernel/result'
import { importValue, previewImport, runImport } from '../../import/run-import'
import { getImport } from '../../repo/imports'
import { actorOf, route, type RouteContext } from '../route'

/** Well inside the function's 20 s and the phone's 15 s; what is left goes on with the next look. */
const RUN_MS = 8_000

export const importPreviewRoute = route(importPreview, async (input, context) => {
  const doc = await previewImport(context, context.shop, { ...input, by: actorOf(context) })
  return doc.shopId === context.shop._id ? ok(importValue(doc)) : refuse('not-found')
})

async function goOn(context: RouteContext, id: string, start: boolean) {
  const doc = await getImport(context, id)
  if (!doc || doc.shopId !== context.shop._id) return refuse('not-found')
  if (!start && doc.state !== 'running') return ok(importValue(doc))
  return ok(importValue(await runImport(context, context.shop, { doc, until: context.now() + RUN_MS })))
}

export const importRunRoute = route(importRun, ({ id }, context) => goOn(context, id, true))
/** Looking at a running import carries it on: no timer is needed for it. */
export const importShowRoute = route(importShow, ({ id }, context) => goOn(context, id, false))

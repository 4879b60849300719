import { auditDryRun, auditSettingsGet, auditSettingsSave, type AuditRulesValue } from '@shared/api/audit-rules'
import { AUDIT_RULES } from '@shared/audit/catalogue'
import type { AuditSettings } from '@shared/audit/settings'
import { ok, refuse } from '@shared/kernel/result'
import { dryRunPart } from '../../audit/dry-run'
import { changeShop, getShop } from '../../repo/shops'
import { openReaudit } from '../../verbs/re-audit'
import { actorOf, route } from '../route'

/** A part of a dry run takes at most this long, and what one more page takes. */
const DRY_RUN_MS = 2_500

const valueOf = (settings: AuditSettings): AuditRulesValue => ({
  settings,
  rules: AUDIT_RULES.map(({ id, code, severity, question }) => ({ id, code, severity, question })),
})

export const auditSettingsGetRoute = route(auditSettingsGet, (_input, { shop }) =>
  Promise.resolve(ok(valueOf(shop.audit))),
)

export const auditSettingsSaveRoute = route(auditSettingsSave, async ({ requestId, settings }, context) => {
  const shop = await getShop(context, context.shop._id)
  if (!shop) return refuse('not-found')
  const next = await changeShop(context, shop, { audit: settings })
  if (!next) return refuse('changed-meanwhile')
  const reaudited = await openReaudit(context, { requestId, shopId: shop._id, by: actorOf(context) })
  return ok({ ...valueOf(next.audit), reaudited })
})

const cursorOf = (row: { readonly placedAt: number; readonly id: string }): string => `${row.placedAt}:${row.id}`
function readCursor(cursor: string | undefined) {
  const parts = /^(\d{1,16}):(.+)$/.exec(cursor ?? '')
  return parts ? { placedAt: Number(parts[1]), id: parts[2] ?? '' } : undefined
}

export const auditDryRunRoute = route(auditDryRun, async ({ settings, cursor }, context) => {
  const before = readCursor(cursor)
  if (cursor !== undefined && !before) return refuse('bad-input', 'cursor')
  const until = context.now() + DRY_RUN_MS
  const { shop } = context
  const { tally, last } = await dryRunPart(context, { shop, settings, until, ...(before ? { before } : {}) })
  return ok({ tally, ...(last ? { cursor: cursorOf(last) } : {}) })
})

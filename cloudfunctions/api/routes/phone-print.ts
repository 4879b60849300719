import { phoneQueue, phoneReport, phoneSample, phoneTake } from '@shared/api/phone-print'
import { ok, refuse } from '@shared/kernel/result'
import { sentByPhone } from '@shared/printer/drivers'
import type { PrinterDoc } from '@shared/shop/shop'
import { findCopiesOfPrinter } from '../../repo/copies'
import { getPrinter } from '../../repo/printers'
import { inParallel } from '../../verbs/desk'
import { inLanguage, phoneCopyOf, reportCopy, takeCopies } from '../../verbs/phone-print'
import { findTemplate } from '../../verbs/templates'
import { actorOf, route, type RouteContext } from '../route'

/** The screen says at most so many. */
const COUNTED = 300
const SAMPLE_TEMPLATE = '76x130'

async function phonePrinter(context: RouteContext, id: string): Promise<PrinterDoc | undefined> {
  const printer = await getPrinter(context, id)
  return printer && printer.shopId === context.shop._id && sentByPhone(printer) ? printer : undefined
}

export const phoneQueueRoute = route(phoneQueue, async ({ printerId }, context) => {
  const printer = await phonePrinter(context, printerId)
  if (!printer) return refuse('not-found')
  const [waiting, taken, unsure] = await Promise.all(
    (['new', 'sending', 'unknown'] as const).map((state) =>
      findCopiesOfPrinter(context, printerId, { state, limit: COUNTED }),
    ),
  )
  return ok({
    label: printer.label,
    on: printer.on,
    waiting: waiting?.length ?? 0,
    taken: taken?.length ?? 0,
    unsure: (unsure ?? []).map(phoneCopyOf),
  })
})

export const phoneTakeRoute = route(phoneTake, async ({ takeId, printerId, language }, context) => {
  const printer = await phonePrinter(context, printerId)
  if (!printer) return refuse('not-found')
  if (!printer.on) return refuse('printer-off')
  return takeCopies(context, { printer, takeId, language, by: actorOf(context) })
})

export const phoneReportRoute = route(phoneReport, async ({ takeId, reports }, context) => {
  const shopId = context.shop._id
  return ok({ copies: await inParallel(reports, 8, (report) => reportCopy(context, { shopId, takeId, ...report })) })
})

export const phoneSampleRoute = route(phoneSample, async ({ language, printerId }, context) => {
  const printer = printerId === undefined ? undefined : await phonePrinter(context, printerId)
  const found = await findTemplate(context, context.shop._id, printer?.template ?? SAMPLE_TEMPLATE)
  if (!found) return refuse('not-found')
  const sheet = context.renderSheet(found.template, context.now())
  return sheet.ok ? ok({ bytes: inLanguage(sheet.page, language) }) : refuse('label-not-whole')
})

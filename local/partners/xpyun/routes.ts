import { z } from 'zod'
import { cancelJobs, runPrinters } from '../printing/jobs'
import { waitingOn, type Device } from '../printing/state'
import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { BAD_PARAM, BAD_SIGN, done, NO_ORDER, NOT_REGISTERED, type XpyunAnswer } from './answer'
import { common, snBody } from './body'
import type { XpyunContext } from './context'
import { print, printImage } from './orders'
import { xpyunSign } from './sign'

const MAX_CANCELLED = 10

type Route = (context: XpyunContext, body: unknown) => XpyunAnswer

/** A route about one registered printer. */
function ofPrinter<T extends { sn: string }>(
  schema: z.ZodType<T>,
  answer: (context: XpyunContext, device: Device, body: T) => XpyunAnswer,
): Route {
  return (context, input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) return BAD_PARAM
    const device = context.state.devices.get(parsed.data.sn)
    return device ? answer(context, device, parsed.data) : NOT_REGISTERED
  }
}

const verifyPrinter: Route = (context, input) => {
  const parsed = z.strictObject({ ...snBody, name: z.string().optional() }).safeParse(input)
  if (!parsed.success) return BAD_PARAM
  const { sn } = parsed.data
  if (!context.state.devices.has(sn)) return context.quirks['XPB-verify-code'] ? NOT_REGISTERED : done(false)
  context.record({ kind: 'bound', sn, appId: context.settings.user })
  return done(true)
}

/** 0 away, 1 well, 2 there but not well: mostly without paper. */
const queryPrinterStatus = ofPrinter(z.strictObject(snBody), (_, { online, deviceStatus }) =>
  done({ status: online ? (deviceStatus === 0 ? 1 : 2) : 0, version: 'V1.0.26' }),
)

const getAwaitTasks = ofPrinter(z.strictObject(snBody), ({ state }, { sn }) => done(waitingOn(state, sn).length))

const delPrinterQueue = ofPrinter(
  z.strictObject({ ...snBody, orderId: z.string().optional() }),
  (context, { sn }, { orderId }) => {
    const ids = orderId === undefined ? [] : orderId.split(',')
    if (ids.length > MAX_CANCELLED) return BAD_PARAM
    const whole = ids.length === 0 || context.quirks['XPB-purge-all']
    cancelJobs(
      context,
      waitingOn(context.state, sn).filter(({ id }) => whole || ids.includes(id)),
    )
    return done(true)
  },
)

/** Printed or not: false says nothing about why. */
const queryOrderState: Route = (context, input) => {
  const parsed = z.strictObject({ ...common, orderId: z.string().min(1) }).safeParse(input)
  if (!parsed.success) return BAD_PARAM
  const job = context.state.jobs.get(parsed.data.orderId)
  if (!job && context.quirks['XPB-order-code']) return NO_ORDER
  return done(job?.state === 'printed')
}

const ROOT = '/api/openapi/sprinter/'
const ROUTES: Readonly<Record<string, Route>> = {
  verifyPrinter,
  print,
  printImage,
  queryOrderState,
  queryPrinterStatus,
  getAwaitTasks,
  delPrinterQueue,
}

export const xpyunOperation = ({ path }: TwinRequest) => path.slice(path.lastIndexOf('/') + 1)

function readJson(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** One call at open-barcode.xpyun.net: JSON, account, ten-digit seconds, signature, then the route. */
export function serveXpyun(context: XpyunContext, request: TwinRequest): TwinAnswer {
  const name = request.path.startsWith(ROOT) ? request.path.slice(ROOT.length) : ''
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined
  if (!route || request.method !== 'POST') return { status: 404, body: '' }
  const body = readJson(request.body)
  const timestamp = body?.['timestamp']
  if (!body || typeof timestamp !== 'string' || !/^\d{10}$/.test(timestamp)) return jsonReply(BAD_PARAM)
  const { user, userKey } = context.settings
  if (body['user'] !== user || body['sign'] !== xpyunSign(user, userKey, timestamp)) return jsonReply(BAD_SIGN)
  runPrinters(context)
  return jsonReply(route(context, body))
}

import { z } from 'zod'
import { acceptJob, cancelJobs, runPrinters } from '../printing/jobs'
import { waitingOn, type Device } from '../printing/state'
import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { done, fail, type KuaimaiAnswer } from './answer'
import type { KuaimaiContext } from './context'
import { resultOf } from './result'
import { kuaimaiSign } from './sign'

const MAX_BYTES = 100 * 1024
const MAX_SNS = 100
const MAX_JOB_IDS = 50

const common = { appId: z.string(), timestamp: z.string(), sign: z.string() }
const snBody = { ...common, sn: z.string().min(1) }
const bindBody = z.strictObject({
  ...snBody,
  deviceKey: z.string().optional(),
  bindName: z.string().optional(),
  noteName: z.string().optional(),
})
const writeBody = z.strictObject({
  ...snBody,
  instructs: z.string().min(1),
  prereq: z.enum(['FFFF01', 'FFFFFF']).default('FFFFFF'),
  extra: z.enum(['0', '2']).default('0'),
})
const statusBody = z.strictObject({ ...common, snsStr: z.string() })
const resultBody = z.strictObject({ ...snBody, jobIdStr: z.string() })

/** Calls of one device in the last second. */
export interface Meters {
  print(sn: string): boolean
  result(sn: string): boolean
}
type Route = (context: KuaimaiContext, body: unknown, meters: Meters) => KuaimaiAnswer

const badArgs = (error: z.ZodError) => fail(6006, `必传参数为空或格式错误: ${error.issues[0]?.path.join('.') ?? ''}`)

function listOf(text: string): string[] | undefined {
  try {
    const parsed = z.array(z.string()).safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** A printer nobody has bound takes orders from any appId. */
const isMine = (device: Device, appId: string) => device.boundTo === '' || device.boundTo === appId

function deviceFor({ state, settings }: KuaimaiContext, sn: string): Device | KuaimaiAnswer {
  const device = state.devices.get(sn)
  if (!device) return fail(4001, '序列号不存在或未激活')
  return isMine(device, settings.appId) ? device : fail(4012, '无权限设备')
}

const bindDevice: Route = (context, input) => {
  const parsed = bindBody.safeParse(input)
  if (!parsed.success) return badArgs(parsed.error)
  const device = deviceFor(context, parsed.data.sn)
  if ('status' in device) return device
  if (device.deviceKey !== '' && device.deviceKey !== parsed.data.deviceKey) return fail(4009, '设备密钥不正确')
  context.record({ kind: 'bound', sn: device.sn, appId: context.settings.appId })
  return done('操作成功')
}

const batchStatus: Route = (context, input) => {
  const parsed = statusBody.safeParse(input)
  if (!parsed.success) return badArgs(parsed.error)
  const sns = listOf(parsed.data.snsStr)
  if (!sns || sns.length > MAX_SNS) return fail(6006, '必传参数为空或格式错误: snsStr')
  const devices = sns.flatMap((sn) => context.state.devices.get(sn) ?? [])
  return done(
    devices.map(({ sn, online, deviceStatus }) => ({
      sn,
      status: online ? 'ONLINE' : 'OFFLINE',
      deviceStatus,
      waitPrintNum: waitingOn(context.state, sn).length,
    })),
  )
}

function instructionBytes({ instructs, prereq }: z.infer<typeof writeBody>): Buffer | undefined {
  if (prereq === 'FFFFFF') return Buffer.from(instructs, 'utf8')
  const bytes = Buffer.from(instructs, 'base64')
  return bytes.toString('base64') === instructs ? bytes : undefined
}

const deviceWrite: Route = (context, input, meters) => {
  const parsed = writeBody.safeParse(input)
  if (!parsed.success) return badArgs(parsed.error)
  const device = deviceFor(context, parsed.data.sn)
  if ('status' in device) return device
  if (meters.print(device.sn)) return fail(6027, '打印接口调用过于频繁')
  const bytes = instructionBytes(parsed.data)
  if (!bytes) return fail(6006, '必传参数为空或格式错误: instructs')
  const size = context.quirks['KM-size-of-text'] ? parsed.data.instructs.length : bytes.length
  if (size > MAX_BYTES) return fail(6019, '打印内容过大')
  if (!device.online) return fail(4005, '设备离线')
  return done([acceptJob(context, { sn: device.sn, bytes, form: 'tspl' }).id])
}

const printResult: Route = (context, input, meters) => {
  const parsed = resultBody.safeParse(input)
  if (!parsed.success) return badArgs(parsed.error)
  const device = deviceFor(context, parsed.data.sn)
  if ('status' in device) return device
  if (meters.result(device.sn)) return fail(6021, '查询过于频繁')
  const ids = listOf(parsed.data.jobIdStr)
  if (!ids) return fail(6006, '必传参数为空或格式错误: jobIdStr')
  if (ids.length > MAX_JOB_IDS) return fail(6026, '单次jobId数超限')
  const jobs = ids.flatMap((id) => context.state.jobs.get(id) ?? []).filter(({ sn }) => sn === device.sn)
  return done(
    jobs.map((job) => {
      const result = context.quirks['KM-no-result'] ? { code: 3000, desc: '下发成功' } : resultOf(job, device)
      return { ...result, jobId: job.id }
    }),
  )
}

/** Empties the whole queue of the device: other jobs that wait there go too. */
const cancelJob: Route = (context, input) => {
  const parsed = z.strictObject(snBody).safeParse(input)
  if (!parsed.success) return badArgs(parsed.error)
  const device = deviceFor(context, parsed.data.sn)
  if ('status' in device) return device
  cancelJobs(context, waitingOn(context.state, device.sn))
  return done('操作成功')
}

const ROUTES: Readonly<Record<string, Route>> = {
  '/api/cloud/device/bindDevice': bindDevice,
  '/api/cloud/device/batchStatus': batchStatus,
  '/api/cloud/print/deviceWrite': deviceWrite,
  '/api/cloud/print/result': printResult,
  '/api/cloud/print/cancelJob': cancelJob,
}

export const kuaimaiOperation = ({ path }: TwinRequest) => path.slice(path.lastIndexOf('/') + 1)

const TIMESTAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/

function readJson(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** One call at cloud.kuaimai.com: JSON, account, time, signature, then the route. */
export function serveKuaimai(context: KuaimaiContext, request: TwinRequest, meters: Meters): TwinAnswer {
  const route = ROUTES[request.path]
  if (!route || request.method !== 'POST') return { status: 404, body: '' }
  const body = readJson(request.body)
  if (!body) return jsonReply(fail(6006, '请求不是JSON'))
  const { appId, timestamp, sign } = body
  if (typeof timestamp !== 'string' || !TIMESTAMP.test(timestamp))
    return jsonReply(fail(6006, '必传参数为空或格式错误: timestamp'))
  if (appId !== context.settings.appId || sign !== kuaimaiSign(body, context.settings.secret)) {
    return jsonReply(fail(4015, 'sign 验签失败'))
  }
  runPrinters(context)
  return jsonReply(route(context, body, meters))
}

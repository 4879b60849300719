import type { FunctionSpec } from '../../../config/functions-types'
import type { OpenApi } from '../options'
import { badParam } from './errors'
import { parseMultipart } from './multipart'
import { readFields, writeFields, type Field } from './protobuf'

const bytesOf = (fields: readonly Field[], number: number): Buffer | undefined => {
  const value = fields.find((field) => field.number === number)?.value
  return Buffer.isBuffer(value) ? value : undefined
}

/** CommApiData{2: OpenApiData{1: repeated {1 key, 2 JSON}}} -> the arguments (snake_case already). */
export const readArguments = (requestData: Buffer): Record<string, unknown> => {
  const data = bytesOf(readFields(requestData), 2)
  const result: Record<string, unknown> = {}
  for (const { number, value } of data ? readFields(data) : []) {
    if (number !== 1 || !Buffer.isBuffer(value)) continue
    const pair = readFields(value)
    result[String(bytesOf(pair, 1))] = JSON.parse(String(bytesOf(pair, 2))) as unknown
  }
  return result
}

/** CommOpenApiResp{1 respData, 2 contentType, 3 errorCode, 4 httpCode}. */
const answer = (body: object): Buffer =>
  writeFields([
    { number: 1, value: Buffer.from(JSON.stringify(body)) },
    { number: 2, value: Buffer.from('application/json') },
    { number: 4, value: 200 },
  ])

/** One wx.openApi call: checks the function's declared permission, asks the twin, answers in protobuf. */
export const openApiAnswer = async (
  body: Buffer,
  contentType: string,
  by: { readonly spec: FunctionSpec | undefined; readonly openapi: OpenApi | undefined },
): Promise<Buffer> => {
  const form = parseMultipart(body, contentType)
  const requestData = form.get('requestData')
  const apiName = form.get('apiName')?.toString()
  if (!requestData || !apiName) throw badParam('openapi: apiName and requestData are needed')
  if (by.spec && !(by.spec.openapi ?? []).includes(apiName))
    return answer({ errcode: -604101, errmsg: `function has no permission to call this API: ${apiName}` })
  if (!by.openapi) return answer({ errcode: 40066, errmsg: 'invalid url: no WeChat twin is connected' })
  return answer(await by.openapi(apiName, readArguments(requestData)))
}

/** A twin reached by HTTP: POST {apiName, args}. */
export const openApiByHttp =
  (url: string): OpenApi =>
  async (apiName, args) => {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ apiName, args }),
    })
    return (await reply.json()) as object
  }

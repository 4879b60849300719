import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { cloudPathSchema } from '../files/actions'
import { LIMITS } from '../limits'
import type { Parts } from '../parts'
import { badParam, CloudError } from '../wire/errors'
import { parseRequest } from '../wire/parse'
import { json, refusalOf, type Reply, type Request } from './reply'

/** Numbers that wx.cloud gives to a mini-program (developers.weixin.qq.com, cloud error codes). */
const ERR_CODES: Readonly<Record<string, number>> = {
  PERMISSION_DENIED: -504003,
  FUNCTION_NOT_FOUND: -501000,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  EXCEED_MAX_PAYLOAD_SIZE: -501007,
  EXCEED_CONCURRENT_REQUEST_LIMIT: -501004,
}

const openidOf = (request: Request): string => {
  const openid = request.headers['x-wx-openid']
  if (typeof openid === 'string' && /^[\w-]{1,64}$/.test(openid)) return openid
  throw new CloudError('PERMISSION_DENIED', 'unauthenticated: the header x-wx-openid is missing')
}

/** wx.cloud.callFunction of a mini-program: {result, requestID, errMsg} or {errCode, errMsg, code}. */
export const invokeRoute = async (parts: Parts, request: Request): Promise<Reply> => {
  const requestID = randomUUID()
  try {
    const name = decodeURIComponent(request.url.pathname.slice('/invoke/'.length))
    const openid = openidOf(request)
    if (!parts.functions.spec(name).clientInvoke)
      throw new CloudError('PERMISSION_DENIED', `function rules do not let a client invoke ${name}`)
    const text = request.body.length > 0 ? request.body.toString() : '{}'
    if (typeof JSON.parse(text) !== 'object') throw badParam('data must be an object')
    const result = await parts.functions.invoke(name, text, { kind: 'client', openid })
    if (Buffer.byteLength(result) > LIMITS.clientResultBytes)
      return json({ requestID, errCode: -604001, errMsg: 'cloudfunction result size exceed limit (1MB)' })
    return json({ requestID, errMsg: 'cloud.callFunction:ok', result: JSON.parse(result) as unknown })
  } catch (error) {
    const { code, message } = refusalOf(error instanceof SyntaxError ? badParam('data is not JSON') : error)
    return json({ requestID, code, errCode: ERR_CODES[code] ?? -501000, errMsg: `cloud.callFunction:fail ${message}` })
  }
}

const addressing = z.object({ fileList: z.array(z.string()).max(50) })

/** wx.cloud.uploadFile and getTempFileURL of a mini-program: POST /local/upload?cloudPath=..., POST /local/temp-urls. */
export const uploadRoute = (parts: Parts, request: Request): Reply => {
  openidOf(request)
  const cloudPath = parseRequest(cloudPathSchema, request.url.searchParams.get('cloudPath'))
  parts.files.write(cloudPath, request.body)
  return json({ fileID: parts.files.fileId(cloudPath), errMsg: 'cloud.uploadFile:ok' })
}
export const tempUrlsRoute = (parts: Parts, body: unknown): Reply => {
  const fileList = parseRequest(addressing, body).fileList.map((fileID) => {
    const path = parts.files.pathOf(fileID)
    return path !== undefined && parts.files.has(path)
      ? { fileID, tempFileURL: encodeURI(parts.files.tempUrl(path, LIMITS.tempUrlSeconds)), status: 0, errMsg: 'ok' }
      : { fileID, tempFileURL: '', status: 1, errMsg: 'STORAGE_FILE_NONEXIST' }
  })
  return json({ fileList, errMsg: 'cloud.getTempFileURL:ok' })
}

/** Signed file addresses: PUT with an upload token, GET with a temporary signature. */
export const filesRoute = (parts: Parts, request: Request): Reply => {
  const path = decodeURIComponent(request.url.pathname.slice('/files/'.length))
  if (request.method === 'PUT') {
    if (!parts.files.uploadAllowed(path, String(request.headers.authorization ?? '')))
      return xmlError('SignatureDoesNotMatch', 403)
    parts.files.write(path, request.body)
    return { status: 200, body: '' }
  }
  if (!parts.files.readAllowed(path, request.url.searchParams)) return xmlError('AccessDenied', 403)
  const content = parts.files.read(path)
  return content
    ? { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: content }
    : xmlError('NoSuchKey', 404)
}
const xmlError = (code: string, status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
})

import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../wire/errors'

export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  /** Names as they were sent, name and value in turn. */
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
}
/** `lost` = the connection breaks instead of an answer. */
export type Outcome = Reply | 'lost'

export const json = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})

/** A refusal in words; anything else that was thrown is breakage and shows as SYS_ERR. */
export const refusalOf = (error: unknown): { code: string; message: string } =>
  error instanceof CloudError
    ? { code: error.code, message: error.message }
    : { code: 'SYS_ERR', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }

export const readBody = async (message: IncomingMessage, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message) {
    const part = chunk as Buffer
    bytes += part.length
    if (bytes > most) throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `request exceeds ${most} bytes`)
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

export const send = (response: ServerResponse, outcome: Outcome): void => {
  if (outcome === 'lost') {
    response.destroy()
    return
  }
  response.writeHead(outcome.status, outcome.headers)
  response.end(outcome.body)
}

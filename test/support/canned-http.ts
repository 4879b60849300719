import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Http, HttpAnswer, HttpRequest } from '../../cloudfunctions/cloud/http'

/** An Http that answers from recorded shapes and remembers what it was asked. No network. */
export interface CannedHttp {
  readonly http: Http
  readonly asked: HttpRequest[]
}

export type Canned = string | (Partial<Omit<HttpAnswer, 'body'>> & { readonly text: string }) | Error

export const fixture = (folder: string, name: string): string => readFileSync(join(folder, 'fixtures', name), 'utf8')

/** `answer` gives the body text of a 200, or a status with text, or an error to throw. */
export function cannedHttp(answer: (request: HttpRequest, calls: number) => Canned): CannedHttp {
  const asked: HttpRequest[] = []
  const http: Http = async (request) => {
    asked.push(request)
    const canned = answer(request, asked.length)
    if (canned instanceof Error) throw canned
    if (typeof canned === 'string') return { status: 200, headers: {}, body: Buffer.from(canned) }
    return { status: canned.status ?? 200, headers: canned.headers ?? {}, body: Buffer.from(canned.text) }
  }
  return { http, asked }
}

export const bodyText = ({ body }: HttpRequest): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8')

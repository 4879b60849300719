import { ProviderError, type ProviderTrouble } from '@shared/ports/provider-error'
import type { z } from 'zod'
import { parseBigJson } from '../cloud/big-json'
import { HttpFailure, type Http, type HttpAnswer, type HttpRequest } from '../cloud/http'

/** Long enough to tell a gateway's page from a partner's words, short enough to hold no receiver. */
const QUOTE_LENGTH = 80

async function reach(http: Http, provider: string, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await http(request)
  } catch (cause) {
    if (!(cause instanceof HttpFailure)) throw cause
    const failure = cause.sent === 'no' ? 'unavailable' : 'no-answer'
    throw new ProviderError({ provider, failure, scope: 'order', providerCode: cause.code, cause })
  }
}

function retryAfterMs({ headers }: HttpAnswer): number | undefined {
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
}

/** 429 and other 4xx come from a gate before the partner's business; a 5xx may come from behind it, so nobody knows. */
function statusTrouble(provider: string, answer: HttpAnswer): ProviderTrouble {
  const failure = answer.status === 429 ? 'throttled' : answer.status < 500 ? 'unavailable' : 'no-answer'
  return {
    provider,
    failure,
    scope: failure === 'throttled' ? 'account' : 'order',
    providerCode: `http-${answer.status}`,
    retryAfterMs: retryAfterMs(answer),
  }
}

/** One POST to a partner that answers JSON; throws ProviderError when what came back is no answer of the partner's at all. */
export async function exchange(http: Http, provider: string, request: HttpRequest): Promise<unknown> {
  const answer = await reach(http, provider, request)
  if (answer.status !== 200) throw new ProviderError(statusTrouble(provider, answer))
  const text = answer.body.toString('utf8')
  try {
    return parseBigJson(text)
  } catch (cause) {
    const trouble = { provider, failure: 'no-answer', scope: 'order', providerCode: 'not-json' } as const
    throw new ProviderError({ ...trouble, providerText: text.slice(0, QUOTE_LENGTH), cause })
  }
}

/** Reads an answer by its schema. An answer of another shape is as good as none: nobody knows what it did. */
export function readAnswer<S extends z.ZodType>(provider: string, schema: S, answer: unknown): z.output<S> {
  const read = schema.safeParse(answer)
  if (read.success) return read.data
  throw new ProviderError({ provider, failure: 'no-answer', scope: 'order', providerCode: 'shape', cause: read.error })
}

import type { ProviderFailure } from '@shared/ports/provider-error'
import { ProviderError } from '@shared/ports/provider-error'
import { HttpFailure, type Http, type HttpRequest } from '../../cloudfunctions/cloud/http'

/** What may go wrong between us and a partner; `lost-answer` happens once, after the partner has done its work. */
export type Fault = 'throttled' | 'lost-answer' | 'html'

/** A partner to run a contract against: recorded answers, a twin, or a real sandbox. */
export interface FaultBench {
  fail(fault: Fault): Promise<void>
  heal(): Promise<void>
}

/** `bad` is an account whose key or secret the partner does not accept. */
export type KeyKind = 'good' | 'bad'

export async function troubleOf(run: Promise<unknown>) {
  const error: unknown = await run.then(
    () => new Error('it was expected to fail'),
    (caught: unknown) => caught,
  )
  if (!(error instanceof ProviderError)) throw error
  return error.trouble
}

/** The faults that every call of every adapter reads alike. */
export const FAULT_FAILURES: readonly (readonly [Fault, ProviderFailure])[] = [
  ['throttled', 'throttled'],
  ['lost-answer', 'no-answer'],
  ['html', 'no-answer'],
]

const OK = { status: 200, headers: {} } as const

/**
 * Recorded answers with the faults before them. `throttled` is the partner's own refusal text; `meets` names the calls that faults
 * meet, where an adapter reads something before.
 */
export function cannedBench(
  serve: (request: HttpRequest) => string,
  throttled: string,
  meets: (request: HttpRequest) => boolean = () => true,
): FaultBench & { http: Http } {
  let armed: Fault | undefined
  return {
    async http(request) {
      if (!meets(request)) return { ...OK, body: Buffer.from(serve(request)) }
      if (armed === 'throttled') return { ...OK, body: Buffer.from(throttled) }
      if (armed === 'html') return { ...OK, body: Buffer.from('<html><h1>Web Gateway</h1></html>') }
      const body = Buffer.from(serve(request))
      if (armed === 'lost-answer') {
        armed = undefined
        throw new HttpFailure('maybe', 'TIMEOUT')
      }
      return { ...OK, body }
    },
    async fail(fault) {
      armed = fault
    },
    async heal() {
      armed = undefined
    },
  }
}

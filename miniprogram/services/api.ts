import * as z from 'zod/mini'
import { CONTRACTS, type ContractKey, type InputOf, type ValueOf } from '@shared/api'
import type { Result } from '@shared/kernel/result'
import { transport, type PickedFile } from './transport'
import { tapAnswered, withTapId } from './unanswered'

const TIMEOUT_MS = 15_000
const envelope = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), refusal: z.string(), detail: z.optional(z.string()) }),
])
type Answer<T> = Result<T, string>

const within = <T>(work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), TIMEOUT_MS)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })

/** Why a call got no answer; the error page shows it to be copied. */
const textOf = (error: unknown): string => {
  if (error instanceof Error) return error.message
  const message = (error as { errMsg?: unknown } | undefined)?.errMsg
  return typeof message === 'string' ? message : 'no answer'
}

/** The function died or gave up on the way: nobody knows how far it came. */
const UNSURE: readonly string[] = ['broken', 'busy']

/**
 * One route, typed by its contract. Never throws: no answer within 15 s is the refusal 'network', an answer that is no
 * envelope is 'broken'. The input is checked before it is sent, so a typo costs no call. Repeated after no answer, it carries the
 * id of the first try (`unanswered.ts`).
 */
export async function callApi<K extends ContractKey>(key: K, input: InputOf<K>): Promise<Answer<ValueOf<K>>> {
  const route = CONTRACTS[key]
  const checked = z.safeParse(route.input, input)
  if (!checked.success) {
    return {
      ok: false,
      refusal: 'bad-input',
      detail: checked.error.issues.map((issue) => issue.path.join('.')).join(' '),
    }
  }
  const sent = withTapId(route.name, checked.data as object, Date.now())
  try {
    const parsed = z.safeParse(envelope, await within(transport.call(route.name, sent)))
    if (!parsed.success) return { ok: false, refusal: 'broken', detail: route.name }
    const answer = parsed.data as Answer<ValueOf<K>>
    if (answer.ok || !UNSURE.includes(answer.refusal)) tapAnswered(route.name, sent)
    return answer
  } catch (error) {
    return { ok: false, refusal: 'network', detail: textOf(error) }
  }
}

/** Puts a picked file into cloud storage; the answer is its file id. */
export async function uploadFile(file: PickedFile): Promise<Answer<string>> {
  try {
    return { ok: true, value: await within(transport.upload(file)) }
  } catch (error) {
    return { ok: false, refusal: 'network', detail: textOf(error) }
  }
}

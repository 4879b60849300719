import { ProviderError } from '@shared/ports/provider-error'

/** Undefined for a partner's no to this one order, where a no says nothing: what counts is what it says of the order itself. */
export async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    const trouble = error instanceof ProviderError ? error.trouble : undefined
    if (trouble?.scope !== 'order' || (trouble.failure !== 'rejected' && trouble.failure !== 'invalid')) throw error
    return undefined
  }
}

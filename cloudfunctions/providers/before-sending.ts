import { ProviderError } from '@shared/ports/provider-error'

/** A question that comes before the call itself: when it is not answered, the call was not sent, and the partner did nothing. */
export async function beforeSending<T>(question: Promise<T>): Promise<T> {
  try {
    return await question
  } catch (error) {
    if (!(error instanceof ProviderError) || error.trouble.failure !== 'no-answer') throw error
    throw new ProviderError({ ...error.trouble, failure: 'unavailable', cause: error })
  }
}

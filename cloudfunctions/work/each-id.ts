import type { BatchRefusal } from '@shared/batch/batch'
import type { BatchChunk, BatchStep } from './deps'

/** Runs a single-document verb over a chunk, some at a time. */
export const eachId =
  (
    work: { readonly parallel: number },
    one: (id: string, chunk: BatchChunk) => Promise<BatchRefusal | undefined>,
  ): BatchStep =>
  async (chunk) => {
    const left = [...chunk.ids]
    const refusals: BatchRefusal[] = []
    const lane = async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        const refusal = await one(id, chunk)
        if (refusal) refusals.push(refusal)
      }
    }
    await Promise.all(Array.from({ length: work.parallel }, lane))
    return refusals
  }

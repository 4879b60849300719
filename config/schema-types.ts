/** One index of a collection, as CloudBase and the local store both build it. Array fields are indexed by element. */
export interface IndexSpec {
  readonly fields: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: true
}
/** Collection name -> its indexes (`_id` is always unique and never listed). */
export type Schema = Readonly<Record<string, readonly IndexSpec[]>>

/** Something noted of a sealed box. `undone`: the box was opened after it, or was open when it came. */
interface Mark {
  /** By the phone's clock. */
  readonly at: number
  readonly seq: number
  readonly by: string
  readonly undone?: true
}
export interface Weighing extends Mark {
  readonly grams: number
  readonly from: 'scale' | 'typed'
  /** How far from what its goods weigh, where that was too far. */
  readonly off?: number
}
export interface BoxPhoto extends Mark {
  /** Absent: the picture is still on its way from the phone. */
  readonly fileId?: string
}
/** Event id -> mark. An id is never taken out again: a late second copy of an event must find it. */
export type Marks<M extends Mark> = Readonly<Record<string, M>>

const later = ([idA, a]: readonly [string, Mark], [idB, b]: readonly [string, Mark]) =>
  a.at - b.at || a.seq - b.seq || (idA < idB ? -1 : 1)

/** What holds of the box as it is now, oldest first, in whatever order it came. */
export const standing = <M extends Mark>(marks: Marks<M> = {}): (M & { readonly id: string })[] =>
  Object.entries(marks)
    .filter(([, mark]) => !mark.undone)
    .sort(later)
    .map(([id, mark]) => ({ ...mark, id }))

export const undoMarks = <M extends Mark>(marks: Marks<M>): Marks<M> =>
  Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, { ...mark, undone: true as const }]))

/** The same photos without their pictures; their ids stay known. */
export const withoutFiles = (photos: Marks<BoxPhoto>): Marks<BoxPhoto> =>
  Object.fromEntries(
    Object.entries(photos).map(([id, { at, seq, by }]) => [id, { at, seq, by, undone: true as const }]),
  )

/** Where a picture lies in the file storage: its own id, and nothing of whose parcel it is. */
export const photoPath = (photoId: string): string => `photos/${photoId}.jpg`

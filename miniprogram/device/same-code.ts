/** So long a label must be out of sight before it counts again: a camera reads what lies before it many times a second. */
const GONE_MS = 1_500

/** True for a code the camera sees anew: one showing is one scan, however long it lasts. */
export function createSameCode(): (code: string, now: number) => boolean {
  let last = { code: '', at: -GONE_MS }
  return (code, now) => {
    const isNew = code !== last.code || now - last.at >= GONE_MS
    last = { code, at: now }
    return isNew
  }
}

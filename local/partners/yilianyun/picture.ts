import type { FetchPicture } from '../printing/jobs'

export interface WebAnswer {
  readonly status: number
  readonly body: Buffer
}
/** A GET on the open web; rejects when nothing answers. */
export type WebGet = (url: string) => Promise<WebAnswer>

const K5_BYTES = 200 * 1024
const SMALL_BYTES = 100 * 1024
/** A 58 mm head. */
const SMALL_WIDTH = 384

/** What the head can put on paper: dots for the waybill models, fewer and narrower for the small ones. */
function fits(bytes: Buffer, model: string): boolean {
  // width and height stand at one place in every PNG; whether the rest is one shows when it is drawn
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return false
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const dotBytes = (width / 8) * height
  return model.startsWith('K5') ? dotBytes < K5_BYTES : dotBytes < SMALL_BYTES && width <= SMALL_WIDTH
}

/** The printer's cloud fetches the picture when it prints; nothing at the address, another status or no picture: no print. */
export const pictureFetcher =
  (get: WebGet): FetchPicture =>
  async (link, { model }) => {
    const answer = await get(link).catch(() => undefined) // nobody at the address is as good as no picture
    return answer?.status === 200 && fits(answer.body, model) ? answer.body : undefined
  }

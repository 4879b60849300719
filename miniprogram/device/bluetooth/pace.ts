/** Longer writes are no faster and some heads drop them. */
const CHUNK_MOST = 180
export const CHUNK_LEAST = 20
const HEADER = 3
const GAP_MS = 15
const GAP_MOST_MS = 480

/** What a device taught: how long one write may be and how far apart writes must lie. Kept on the phone for the next time. */
export interface Learned {
  readonly chunkMost?: number
  readonly gapMs?: number
}

/** How fast one device is fed. A busy stack doubles the gap; a write too long to be answered halves the next connection's. */
export class Pace {
  private gap: number
  private most: number
  private proven = 0

  constructor(learned: Learned) {
    this.gap = Math.min(Math.max(learned.gapMs ?? GAP_MS, GAP_MS), GAP_MOST_MS)
    this.most = Math.min(Math.max(learned.chunkMost ?? CHUNK_MOST, CHUNK_LEAST), CHUNK_MOST)
  }

  get gapMs(): number {
    return this.gap
  }
  chunkBytes(mtu: number): number {
    return Math.max(CHUNK_LEAST, Math.min(mtu - HEADER, this.most))
  }
  taken(bytes: number): void {
    this.proven = Math.max(this.proven, bytes)
  }
  busy(): void {
    this.gap = Math.min(this.gap * 2, GAP_MOST_MS)
  }
  unanswered(bytes: number): void {
    if (bytes > this.proven) this.most = Math.max(CHUNK_LEAST, Math.floor(bytes / 2))
  }
  learned(): Learned {
    return { chunkMost: this.most, gapMs: this.gap }
  }
}

/** Longer writes are no faster and some heads drop them. */
const CHUNK_MOST = 180
export const CHUNK_LEAST = 20
const HEADER = 3
const GAP_MS = 15
const GAP_MOST_MS = 480

/** So many writes taken in a row let the gap shrink again: one bad minute must not slow a printer for ever. */
const CALM_WRITES = 64
const CALMER = 0.8

/** What a device taught: how long one write may be and has been, how far apart writes must lie. Kept on the phone. */
export interface Learned {
  readonly chunkMost?: number
  readonly proven?: number
  readonly gapMs?: number
}

/** How fast one device is fed. A busy stack doubles the gap; a write longer than any that was ever answered is halved the next time. */
export class Pace {
  private gap: number
  private most: number
  private proven: number
  private calm = 0

  constructor(learned: Learned) {
    this.gap = Math.min(Math.max(learned.gapMs ?? GAP_MS, GAP_MS), GAP_MOST_MS)
    this.most = Math.min(Math.max(learned.chunkMost ?? CHUNK_MOST, CHUNK_LEAST), CHUNK_MOST)
    this.proven = learned.proven ?? 0
  }

  get gapMs(): number {
    return this.gap
  }
  chunkBytes(mtu: number): number {
    return Math.max(CHUNK_LEAST, Math.min(mtu - HEADER, this.most))
  }
  taken(bytes: number): void {
    this.proven = Math.max(this.proven, bytes)
    this.calm += 1
    if (this.calm < CALM_WRITES) return
    this.calm = 0
    this.gap = Math.max(GAP_MS, Math.floor(this.gap * CALMER))
  }
  busy(): void {
    this.calm = 0
    this.gap = Math.min(this.gap * 2, GAP_MOST_MS)
  }
  unanswered(bytes: number): void {
    if (bytes > this.proven) this.most = Math.max(CHUNK_LEAST, Math.floor(bytes / 2))
  }
  learned(): Learned {
    return { chunkMost: this.most, proven: this.proven, gapMs: this.gap }
  }
}

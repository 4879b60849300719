import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Files of the environment on disk. An id reads `cloud://<env>.local/<path>`; a path may hold anything, so names on disk are hashes. */
export class FileStore {
  private readonly key = randomBytes(32)

  constructor(private readonly options: { dir: string; envId: string; url: string; clock: { now(): number } }) {
    mkdirSync(options.dir, { recursive: true })
  }

  fileId(cloudPath: string): string {
    return `cloud://${this.options.envId}.local/${cloudPath}`
  }
  /** Path of one of our ids; undefined = not ours. */
  pathOf(fileId: string): string | undefined {
    const prefix = this.fileId('')
    return fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined
  }
  private onDisk(cloudPath: string): string {
    return path.join(this.options.dir, createHash('sha256').update(cloudPath).digest('hex'))
  }

  /** Whole or not at all: a killed upload leaves no torn file. */
  write(cloudPath: string, content: Buffer): void {
    const target = this.onDisk(cloudPath)
    const draft = `${target}.${randomUUID()}`
    writeFileSync(draft, content)
    renameSync(draft, target)
  }
  has(cloudPath: string): boolean {
    return existsSync(this.onDisk(cloudPath))
  }
  read(cloudPath: string): Buffer | undefined {
    return this.has(cloudPath) ? readFileSync(this.onDisk(cloudPath)) : undefined
  }
  /** False = it was not there. */
  remove(cloudPath: string): boolean {
    if (!this.has(cloudPath)) return false
    unlinkSync(this.onDisk(cloudPath))
    return true
  }

  private sign(verb: string, cloudPath: string, until: number): string {
    return createHmac('sha256', this.key).update(`${verb}\n${cloudPath}\n${until}`).digest('hex').slice(0, 32)
  }
  /** What an upload must carry in its `authorization` header. */
  uploadToken(cloudPath: string): string {
    const until = this.options.clock.now() + 15 * 60_000
    return `${until}.${this.sign('put', cloudPath, until)}`
  }
  uploadAllowed(cloudPath: string, token: string): boolean {
    const [until = '', sign = ''] = token.split('.')
    return this.valid('put', cloudPath, { until: Number(until), sign })
  }
  /** An address that works for `seconds`. Not percent-encoded: the SDK encodes it before it fetches. */
  tempUrl(cloudPath: string, seconds: number): string {
    const until = this.options.clock.now() + seconds * 1000
    return `${this.options.url}/files/${cloudPath}?sign=${this.sign('get', cloudPath, until)}&t=${until}`
  }
  readAllowed(cloudPath: string, query: URLSearchParams): boolean {
    return this.valid('get', cloudPath, { until: Number(query.get('t')), sign: query.get('sign') ?? '' })
  }
  private valid(verb: string, cloudPath: string, given: { until: number; sign: string }): boolean {
    const wanted = Buffer.from(this.sign(verb, cloudPath, given.until))
    const sign = Buffer.from(given.sign)
    return given.until >= this.options.clock.now() && sign.length === wanted.length && timingSafeEqual(sign, wanted)
  }
}

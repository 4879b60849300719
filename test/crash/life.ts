import type { Db } from '../../cloudfunctions/cloud/database'
import type { MemoryDb } from '../support/memory-db'

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/**
 * One worker's memory. When its fuse burns out at a write or a call, nothing of it goes on: everything it waits for never comes.
 * What it had written or sent by then stays done.
 */
export class Life {
  private dead = false
  private die: () => void = () => undefined
  readonly ended: Promise<'died'>

  constructor(private fuse: number) {
    this.ended = new Promise((resolve) => {
      this.die = () => resolve('died')
    })
  }

  /** A place where the worker may die. */
  readonly step = async (): Promise<void> => {
    this.fuse -= 1
    if (this.fuse === 0) {
      this.dead = true
      this.die()
    }
    if (this.dead) await never()
  }

  /** The database as this worker sees it: it may die before and after each write. */
  readonly dbOf = (db: MemoryDb): Db => db.under({ before: this.step, after: this.step })

  /** A partner as this worker sees it: it may die before the call and before the answer is read. */
  portOf<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return async (...args: unknown[]): Promise<unknown> => {
          await this.step()
          try {
            return await (Reflect.apply(value, target, args) as Promise<unknown>)
          } finally {
            await this.step()
          }
        }
      },
    })
  }
}

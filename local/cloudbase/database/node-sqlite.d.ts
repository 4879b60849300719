// The part of node:sqlite used here; @types/node is pinned at Node 20, which has no such module.
declare module 'node:sqlite' {
  type SqlValue = null | number | bigint | string | Uint8Array
  interface StatementSync {
    run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint }
    get(...values: SqlValue[]): Record<string, SqlValue> | undefined
    all(...values: SqlValue[]): Record<string, SqlValue>[]
    iterate(...values: SqlValue[]): IterableIterator<Record<string, SqlValue>>
  }
  class DatabaseSync {
    constructor(path: string)
    exec(sql: string): void
    prepare(sql: string): StatementSync
    close(): void
  }
}

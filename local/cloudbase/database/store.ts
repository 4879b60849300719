import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { IndexSpec, Schema } from '../../../config/schema-types'
import { LIMITS } from '../limits'
import { CloudError } from '../wire/errors'
import { loadDoc } from '../wire/ejson'
import { Collection } from './collection'
import { indexName, indexTable } from './indexes'

const open = (file: string): DatabaseSync => {
  mkdirSync(path.dirname(file), { recursive: true })
  // Loaders do not know the module yet; asked for at run time, Node gives its own.
  const sqlite = process.getBuiltinModule('node:sqlite') as { DatabaseSync: typeof DatabaseSync } | undefined
  if (!sqlite) throw new Error('node:sqlite is missing: run with Node 22.13 or newer (local/node22.ts finds one)')
  const db = new sqlite.DatabaseSync(file)
  // FULL: a commit that was acknowledged is on disk. WAL: one fsync a commit.
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536',
  )
  db.exec(
    'CREATE TABLE IF NOT EXISTS indexes(collection TEXT, name TEXT, spec TEXT, multi INTEGER, PRIMARY KEY(collection, name))',
  )
  return db
}

/** The database of one environment: collections of the schema, each with its declared indexes. */
export class Store {
  readonly db: DatabaseSync
  private readonly collections = new Map<string, Collection>()

  constructor(file: string, schema: Schema) {
    if (Object.keys(schema).length > LIMITS.collections) throw new Error(`More than ${LIMITS.collections} collections`)
    this.db = open(file)
    for (const [name, specs] of Object.entries(schema)) this.once(() => this.load(name, specs))
  }

  private load(name: string, specs: readonly IndexSpec[]): void {
    if (!/^[A-Za-z][\w-]*$/.test(name)) throw new Error(`Not a collection name: ${name}`)
    if (specs.length > LIMITS.indexesPerCollection)
      throw new Error(`${name}: more than ${LIMITS.indexesPerCollection} indexes`)
    const fresh = this.migrate(name, specs)
    const collection = new Collection(this.db, name, specs)
    this.collections.set(name, collection)
    const building = collection.indexes.filter((index) => fresh.has(index.name))
    if (building.length === 0) return
    for (const row of this.db.prepare(`SELECT rid, doc FROM ${collection.table}`).iterate())
      for (const index of building) index.add(Number(row.rid), loadDoc(String(row.doc)))
  }

  /** Drops indexes that the manifest no longer has, or has otherwise; returns the names that must be built. */
  private migrate(name: string, specs: readonly IndexSpec[]): ReadonlySet<string> {
    const wanted = new Map(specs.map((spec) => [indexName(spec), spec]))
    const old = this.db.prepare('SELECT name, spec FROM indexes WHERE collection = ?').all(name)
    const kept = new Set<string>()
    for (const row of old) {
      const spec = wanted.get(String(row.name))
      if (spec && JSON.stringify(spec) === row.spec) kept.add(String(row.name))
      else {
        this.db.exec(`DROP TABLE IF EXISTS ${indexTable(name, JSON.parse(String(row.spec)) as IndexSpec)}`)
        this.db.prepare('DELETE FROM indexes WHERE collection = ? AND name = ?').run(name, String(row.name))
      }
    }
    const fresh = [...wanted].filter(([index]) => !kept.has(index))
    for (const [index, spec] of fresh)
      this.db.prepare('INSERT INTO indexes VALUES(?, ?, ?, 0)').run(name, index, JSON.stringify(spec))
    return new Set(fresh.map(([index]) => index))
  }

  collection(name: string): Collection {
    const found = this.collections.get(name)
    if (found) return found
    throw new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`)
  }

  get names(): readonly string[] {
    return [...this.collections.keys()]
  }

  /** How many documents hold each value of a field; the whole collection is read, so this is for people, not for functions. */
  tally(name: string, field: string): Readonly<Record<string, number>> {
    const { table } = this.collection(name)
    const sql = `SELECT json_extract(doc, ?) AS value, count(*) AS n FROM ${table} GROUP BY 1`
    const rows = this.db.prepare(sql).all(`$.${field}`)
    return Object.fromEntries(rows.map(({ value, n }) => [String(value), Number(n)]))
  }

  /** One commit. What a refusal leaves behind is the caller's: see `keeping`. */
  once<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.db.exec('COMMIT')
      return result
    } catch (error) {
      this.db.exec('ROLLBACK')
      throw error
    }
  }

  /** One commit that keeps what was written before a refusal: MongoDB's many-document writes are ordered, not atomic. */
  keeping<T>(work: () => T): T {
    const outcome = this.once(() => {
      try {
        return { value: work() }
      } catch (error) {
        return { error }
      }
    })
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  newId(): string {
    return randomBytes(16).toString('hex')
  }

  close(): void {
    this.db.close()
  }
}

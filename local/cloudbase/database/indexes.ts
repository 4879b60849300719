import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { IndexSpec } from '../../../config/schema-types'
import { databaseFailed } from '../wire/errors'
import { stringifyEjson, type Doc } from '../wire/ejson'
import { indexKeys, valuesAt, type Key } from './keys'
import type { Index } from './planner'

/** MongoDB's default name: shopId_1_no_1. */
export const indexName = (spec: IndexSpec): string =>
  spec.fields.map(([field, direction]) => `${field}_${direction}`).join('_')

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const indexTable = (collection: string, spec: IndexSpec): string => quote(`x_${collection}_${indexName(spec)}`)

/** Lengths first: keys may hold any byte. */
const entryText = (keys: readonly Key[]): string =>
  keys.map((key) => `${key.length}:${Buffer.from(key).toString('latin1')}`).join('')

const combine = (lists: readonly (readonly Key[])[]): readonly (readonly Key[])[] =>
  lists.reduce<readonly (readonly Key[])[]>(
    (rows, keys) => rows.flatMap((row) => keys.map((key) => [...row, key])),
    [[]],
  )

/**
 * One index as a table of entries, one a document and key (several when a field holds an array), as MongoDB keeps it.
 * The primary key is the index's fields in their directions, then the document's row number.
 */
export class EntryTable implements Index {
  readonly name: string
  readonly table: string
  multi: boolean
  private readonly put: StatementSync
  private readonly drop: StatementSync
  private readonly taken: StatementSync

  constructor(
    private readonly db: DatabaseSync,
    readonly collection: string,
    readonly spec: IndexSpec,
  ) {
    this.name = indexName(spec)
    this.table = indexTable(collection, spec)
    const columns = spec.fields.map((_, i) => `k${i}`)
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${this.table}(${columns.map((c) => `${c} BLOB NOT NULL`).join(', ')}, rid INTEGER NOT NULL, ` +
        `PRIMARY KEY(${spec.fields.map(([, direction], i) => `k${i}${direction < 0 ? ' DESC' : ''}`).join(', ')}, rid)) WITHOUT ROWID`,
    )
    const holes = columns.map(() => '?').join(', ')
    const match = columns.map((c) => `${c} = ?`).join(' AND ')
    this.put = db.prepare(`INSERT OR IGNORE INTO ${this.table} VALUES(${holes}, ?)`)
    this.drop = db.prepare(`DELETE FROM ${this.table} WHERE ${match} AND rid = ?`)
    this.taken = db.prepare(`SELECT rid FROM ${this.table} WHERE ${match} AND rid <> ? LIMIT 1`)
    this.multi = this.meta()?.multi === 1
  }

  private meta() {
    return this.db
      .prepare('SELECT multi FROM indexes WHERE collection = ? AND name = ?')
      .get(this.collection, this.name)
  }

  private rows(doc: Doc): readonly (readonly Key[])[] {
    const parts = this.spec.fields.map(([field]) => ({ field, ...indexKeys(doc, field.split('.')) }))
    const roots = new Set(parts.filter((part) => part.multi).map((part) => part.field.split('.')[0]))
    if (roots.size > 1) throw databaseFailed(`cannot index parallel arrays [${[...roots].join('] [')}]`)
    if (roots.size > 0 && !this.multi) {
      this.multi = true
      this.db.prepare('UPDATE indexes SET multi = 1 WHERE collection = ? AND name = ?').run(this.collection, this.name)
    }
    return combine(parts.map((part) => part.keys))
  }

  /** Throws E11000, worded as MongoDB does, when another document holds the key of a unique index. */
  add(rid: number, doc: Doc): void {
    for (const keys of this.rows(doc)) this.enter(rid, keys, doc)
  }

  private enter(rid: number, keys: readonly Key[], doc: Doc): void {
    if (this.spec.unique && this.taken.get(...keys, rid)) throw duplicate(this.collection, this, doc)
    this.put.run(...keys, rid)
  }

  remove(rid: number, doc: Doc): void {
    for (const keys of this.rows(doc)) this.drop.run(...keys, rid)
  }

  /** An update mostly leaves an index as it is: only entries that differ are written. */
  move(rid: number, before: Doc, after: Doc): void {
    const old = new Map(this.rows(before).map((keys) => [entryText(keys), keys]))
    const next = new Map(this.rows(after).map((keys) => [entryText(keys), keys]))
    for (const [text, keys] of old) if (!next.has(text)) this.drop.run(...keys, rid)
    for (const [text, keys] of next) if (!old.has(text)) this.enter(rid, keys, after)
  }
}

export const duplicate = (collection: string, index: Pick<Index, 'name' | 'spec'>, doc: Doc): Error => {
  const shown = index.spec.fields.map(
    ([field]) => `${field}: ${stringifyEjson(valuesAt(doc, field.split('.'))[0] ?? null)}`,
  )
  return databaseFailed(
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ` +
      `local.${collection} index: ${index.name} dup key: { ${shown.join(', ')} }}]}]`,
  )
}

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { IndexSpec } from '../../../config/schema-types'
import { LIMITS } from '../limits'
import { databaseFailed } from '../wire/errors'
import { loadDoc, stringifyEjson, type Doc } from '../wire/ejson'
import { duplicate, EntryTable } from './indexes'
import { keyOf } from './keys'
import { PRIMARY } from './planner'

export interface Row {
  readonly rid: number
  readonly text: string
}

/** Documents of one collection: a table of JSON texts, and one table of entries an index. All calls are synchronous. */
export class Collection {
  readonly table: string
  readonly indexes: readonly EntryTable[]
  private readonly insertRow: StatementSync
  private readonly updateRow: StatementSync
  private readonly deleteRow: StatementSync
  private readonly statements = new Map<string, StatementSync>()

  constructor(
    private readonly db: DatabaseSync,
    readonly name: string,
    specs: readonly IndexSpec[],
  ) {
    this.table = `"c_${name}"`
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${this.table}(rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    this.indexes = specs.map((spec) => new EntryTable(db, name, spec))
    this.insertRow = db.prepare(`INSERT OR IGNORE INTO ${this.table}(id, doc) VALUES(?, ?)`)
    this.updateRow = db.prepare(`UPDATE ${this.table} SET doc = ? WHERE rid = ?`)
    this.deleteRow = db.prepare(`DELETE FROM ${this.table} WHERE rid = ?`)
  }

  prepare(sql: string): StatementSync {
    const known = this.statements.get(sql)
    if (known) return known
    const made = this.db.prepare(sql)
    this.statements.set(sql, made)
    return made
  }

  /** One document and its entries, or nothing of it. */
  private whole(work: () => void): void {
    this.db.exec('SAVEPOINT document')
    try {
      work()
    } catch (error) {
      this.db.exec('ROLLBACK TO document; RELEASE document')
      throw error
    }
    this.db.exec('RELEASE document')
  }

  insert(doc: Doc): void {
    const text = checkedText(doc)
    this.whole(() => {
      const result = this.insertRow.run(keyOf(doc._id), text)
      if (Number(result.changes) === 0) throw duplicate(this.name, PRIMARY, doc)
      for (const index of this.indexes) index.add(Number(result.lastInsertRowid), doc)
    })
  }

  replace(row: Row, after: Doc): void {
    const text = checkedText(after)
    const before = loadDoc(row.text)
    this.whole(() => {
      this.updateRow.run(text, row.rid)
      for (const index of this.indexes) index.move(row.rid, before, after)
    })
  }

  remove(row: Row): void {
    const before = loadDoc(row.text)
    this.whole(() => {
      this.deleteRow.run(row.rid)
      for (const index of this.indexes) index.remove(row.rid, before)
    })
  }
}

const checkedText = (doc: Doc): string => {
  const text = stringifyEjson(doc)
  if (Buffer.byteLength(text) > LIMITS.documentBytes)
    throw databaseFailed('BSONObjectTooLarge: object to insert too large')
  return text
}

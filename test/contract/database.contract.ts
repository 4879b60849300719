import type { Db } from '../../cloudfunctions/cloud/database'

interface Row {
  readonly _id: string
  readonly shopId?: string
  readonly n?: number
  readonly holds?: Readonly<Record<string, number>>
  readonly tags?: readonly string[]
  readonly sku?: string
  readonly bucket?: string
  readonly shipBy?: number
}

/** What every database behind the port does. `create` answers an empty one. */
export function testDatabase(name: string, create: () => Promise<Db>): void {
  describe(`database: ${name}`, () => {
    let db: Db
    const stock = () => db.collection<Row>('stock')
    beforeEach(async () => {
      db = await create()
    })

    it('adds a document once', async () => {
      expect(await stock().add({ _id: 'a', n: 1 })).toBe('added')
      expect(await stock().add({ _id: 'a', n: 2 })).toBe('exists')
      expect(await stock().get('a')).toEqual({ _id: 'a', n: 1 })
      expect(await stock().get('b')).toBeUndefined()
    })

    it('takes a unique index for a duplicate, too', async () => {
      const products = db.collection<Row>('products')
      expect(await products.add({ _id: '1', shopId: 's', sku: 'x' })).toBe('added')
      expect(await products.add({ _id: '2', shopId: 's', sku: 'x' })).toBe('exists')
      expect(await products.add({ _id: '3', shopId: 't', sku: 'x' })).toBe('added')
    })

    it('lets exactly one of many claims through', async () => {
      await stock().add({ _id: 'a', n: 0 })
      const claims = await Promise.all([1, 2, 3, 4, 5].map((n) => stock().update({ _id: 'a', n: 0 }, { $set: { n } })))
      expect(claims.reduce((sum, one) => sum + one, 0)).toBe(1)
    })

    it('changes all that match with one call, each once', async () => {
      for (const [_id, n] of Object.entries({ a: 1, b: 2, c: 1, d: 1 })) await stock().add({ _id, n })
      const where = { _id: { $in: ['a', 'b', 'c'] }, n: { $in: [1] } }
      expect(await stock().updateAll(where, { $inc: { n: 10 } })).toBe(2)
      expect(await stock().updateAll(where, { $inc: { n: 10 } })).toBe(0)
      const found = await stock().find({ where: { _id: { $in: ['a', 'b', 'c', 'd'] } }, orderBy: [['_id', 'asc']] })
      expect(found.map(({ n }) => n)).toEqual([11, 2, 11, 1])
    })

    it('changes by dot path and answers the document after the change', async () => {
      await stock().add({ _id: 'a', n: 5, holds: {} })
      const where = { _id: 'a', n: { $gte: 3 }, 'holds.o1': { $exists: false } }
      const change = { $inc: { n: -3 }, $set: { 'holds.o1': 3 } }
      expect(await stock().updateAndReturn(where, change)).toEqual({ _id: 'a', n: 2, holds: { o1: 3 } })
      expect(await stock().updateAndReturn(where, change)).toBeUndefined()
      expect(await stock().update({ _id: 'a', 'holds.o1': 3 }, { $unset: { 'holds.o1': '' } })).toBe(1)
      expect((await stock().get('a'))?.holds).toEqual({})
    })

    it('replaces an object that is set whole', async () => {
      await stock().add({ _id: 'a', holds: { x: 1 } })
      await stock().update({ _id: 'a' }, { $set: { holds: { y: 2 } } })
      expect((await stock().get('a'))?.holds).toEqual({ y: 2 })
      expect((await stock().updateAndReturn({ _id: 'a' }, { $set: { holds: { z: 3 } } }))?.holds).toEqual({ z: 3 })
    })

    it('pushes and adds to a set', async () => {
      await stock().add({ _id: 'a', tags: ['x'] })
      await stock().update({ _id: 'a' }, { $addToSet: { tags: 'x' } })
      await stock().update({ _id: 'a' }, { $push: { tags: 'y' } })
      expect((await stock().get('a'))?.tags).toEqual(['x', 'y'])
    })

    it('never writes undefined', async () => {
      await stock().add({ _id: 'a', n: undefined })
      await stock().update({ _id: 'a' }, { $set: { shopId: 's', n: undefined } })
      expect(await stock().get('a')).toEqual({ _id: 'a', shopId: 's' })
    })

    it('refuses to count up what is no number', async () => {
      await stock().add({ _id: 'a', shopId: 'text' })
      await expect(stock().update({ _id: 'a' }, { $inc: { shopId: 1 } })).rejects.toThrow(/numeric/)
    })

    it('pages by two fields', async () => {
      const orders = db.collection<Row>('orders')
      for (const [id, shipBy] of [
        ['c', 2],
        ['a', 2],
        ['b', 1],
      ] as const)
        await orders.add({ _id: id, shopId: 's', bucket: 'held', shipBy })
      const page = await orders.find({
        where: { shopId: 's', bucket: 'held', $or: [{ shipBy: { $gt: 1 } }, { shipBy: 1, _id: { $gt: 'b' } }] },
        orderBy: [
          ['shipBy', 'asc'],
          ['_id', 'asc'],
        ],
        limit: 10,
      })
      expect(page.map(({ _id }) => _id)).toEqual(['a', 'c'])
    })

    it('finds by an element of an array, and without some values', async () => {
      const orders = db.collection<Row & { readonly find?: readonly string[] }>('orders')
      await orders.add({ _id: 'a', find: ['x', 'y'] })
      await orders.add({ _id: 'b', find: ['z'] })
      expect((await orders.find({ where: { find: { $in: ['y'] } } })).map(({ _id }) => _id)).toEqual(['a'])
      expect(
        (await orders.find({ where: { find: { $in: ['x', 'z'] }, _id: { $nin: ['a'] } } })).map(({ _id }) => _id),
      ).toEqual(['b'])
    })

    it('answers only the fields asked for', async () => {
      await stock().add({ _id: 'a', n: 1, sku: 'x' })
      expect(await stock().find({ where: { _id: 'a' }, fields: ['sku'] })).toEqual([{ _id: 'a', sku: 'x' }])
    })

    it('removes what matches', async () => {
      await stock().add({ _id: 'a', n: 1 })
      await stock().add({ _id: 'b', n: 2 })
      expect(await stock().remove({ _id: 'a' })).toBe(1)
      expect(await stock().get('b')).toBeDefined()
    })
  })
}

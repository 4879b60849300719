import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { OrderDoc } from '@shared/order/order'
import { reseal } from '../../cloudfunctions/care/reseal'
import { createSeal } from '../../cloudfunctions/cloud/crypto'
import { SEALED, SEALED_NAMES, type SealedName } from '../../cloudfunctions/repo/sealed'
import { createTokenStore } from '../../cloudfunctions/repo/tokens'
import { fixAddress, undoFix } from '../../cloudfunctions/verbs/fix-address'
import { openOrderReceiver } from '../../cloudfunctions/verbs/receivers'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, createTestDesk, orderIn, takeInReady } from '../support/desk'
import { planReady } from '../support/planned'

/** Where the properties that the types call `Sealed` lie in the books. A new one fails here until it has its line. */
const PLACES: Readonly<Record<string, readonly [SealedName, path: string]>> = {
  'OrderDoc.receiver': ['orders', 'receiver'],
  'OrderDoc.receiverRaw': ['orders', 'receiverRaw'],
  'FormerReceiver.receiver': ['orders', 'former.receiver'],
  'FormerReceiver.receiverRaw': ['orders', 'former.receiverRaw'],
  'FrozenShip.receiver': ['parcels', 'ship.receiver'],
  'CourierDoc.secrets': ['couriers', 'secrets'],
  'PrinterDoc.secrets': ['printers', 'secrets'],
  'TokenDoc.token': ['tokens', 'token'],
}

function sealedProperties(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  return source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ name, members }) =>
    members.filter(ts.isPropertySignature).flatMap((member) => {
      const isSealed = member.type?.getText(source).split(/\W+/).includes('Sealed')
      return isSealed ? [`${name.text}.${member.name.getText(source)}`] : []
    }),
  )
}
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => path.join(folder, name))

it('knows every sealed field that a document type has', () => {
  const declared = ['src/shared', 'cloudfunctions/repo'].flatMap(filesUnder).flatMap(sealedProperties)
  expect(declared.sort()).toEqual(Object.keys(PLACES).sort())
  const listed = SEALED_NAMES.flatMap((name) => SEALED[name].map(([at]) => `${name} ${at}`))
  expect(listed.sort()).toEqual(
    Object.values(PLACES)
      .map((place) => place.join(' '))
      .sort(),
  )
})

const key = (name: string, letter: string) => `${name}:${Buffer.alloc(32, letter).toString('base64')}`
const OLD = key('k1', 'd')
const FIND = key('k1', 'f')

const valuesOf = (doc: unknown, at: string) =>
  at.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], doc)

/** Seals of a replaced receiver lie under the order's, for the place they came from: a walk that forgot them lost the undo with the key. */
it('seals everything anew after a change of keys, so that the former key can go', async () => {
  const test = await createTestDesk()
  const { db, desk, shop } = test
  await planReady(test, ['1'])
  const { receiver } = anOrder('2')
  await takeInReady(test, '2')
  await fixAddress(desk, 'demo_2', { receiver: { ...receiver, detail: '化龙镇桃源巷92号' }, by: 's' })
  await createTokenStore(desk, desk.seal).put('wx1', 'TOKEN', test.clock.at)
  const both = { ...desk, seal: createSeal(`${key('k2', 'e')},${OLD}`, FIND) }
  while (!(await reseal(both))) test.clock.at += 60_000
  const only = { ...desk, seal: createSeal(key('k2', 'e'), FIND) }
  for (const name of SEALED_NAMES)
    for (const [at, field] of SEALED[name]) {
      const sealed = db.all<{ _id: string }>(name).flatMap((doc) => {
        const value = valuesOf(doc, at)
        return typeof value === 'string' ? [{ place: { collection: name, id: doc._id, field }, value }] : []
      })
      expect([name, at, sealed.length > 0]).toEqual([name, at, true])
      for (const { place, value } of sealed) expect(() => only.seal.open(place, value)).not.toThrow()
    }
  await undoFix(only, 'demo_2', { by: 's' })
  expect(openOrderReceiver(only.seal, await orderIn(test, '2')).detail).toContain('91号')
  expect(await upsertOrder(only, shop, anOrder('2', { version: 2 }))).toBe('unchanged')
})

it('does not take a change of the search keys for a change of address', async () => {
  const test = await createTestDesk()
  const { detail } = anOrder('1').receiver
  await takeInReady(test, '1')
  const renewed = { ...test.desk, seal: createSeal(OLD, `${key('k2', 'g')},${FIND}`) }
  expect(await upsertOrder(renewed, test.shop, anOrder('1', { version: 2 }))).toBe('unchanged')
  const order: OrderDoc = await orderIn(test, '1')
  expect(openOrderReceiver(renewed.seal, order).detail).toBe(detail)
})

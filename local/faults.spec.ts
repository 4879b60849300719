import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createFaults } from './faults'
import { startPartners, type Partners } from './partners/server'

let dataDir = ''
let partners: Partners

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'faults-'))
  partners = await startPartners({ port: 0, dataDir })
})
afterEach(async () => {
  await partners.close()
  rmSync(dataDir, { recursive: true })
})

function switches() {
  const phones = { isCut: false }
  const twin = async <T>(name: string, action: string, body?: object) =>
    (await partners.twins[name as keyof Partners['twins']].admin(action, body)) as T
  return { phones, ...createFaults({ twin }, phones) }
}
const isOn = async ({ list }: ReturnType<typeof switches>) => (await list()).filter(({ on }) => on).map(({ id }) => id)

it('lists every switch once, all off at the start but the bare 106', async () => {
  const desk = switches()
  const ids = (await desk.list()).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(['paper.kuaimai.KM118DW24000002', 'offline.kuaimai.KM118DW24000001']))
  expect((await isOn(desk)).filter((id) => id !== 'kdniao.bare-106')).toEqual([])
})

it('moves each switch to on and back, and a list that is asked anew says so', async () => {
  const desk = switches()
  for (const { id } of await desk.list()) {
    await desk.set(id, true)
    expect(await isOn(desk)).toContain(id)
    await desk.set(id, false)
    expect(await isOn(desk)).not.toContain(id)
  }
}, 30_000)

it('leaves the paper of one printer alone when another is unplugged', async () => {
  const desk = switches()
  await desk.set('paper.kuaimai.KM118DW24000001', true)
  await desk.set('offline.kuaimai.KM118DW24000002', true)
  const on = (await isOn(desk)).filter((id) => id.includes('.kuaimai.'))
  expect(on).toEqual(['paper.kuaimai.KM118DW24000001', 'offline.kuaimai.KM118DW24000002'])
})

it('knows no other switch', async () => {
  await expect(switches().set('kdniao.everything', true)).rejects.toThrow('no switch')
})

import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { FloorEvent } from '@shared/api/floor-event'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useFloorQueue } from '../../../store/floor-queue'
import { usePhotoQueue } from '../../../store/photo-queue'
import { useSession } from '../../../store/session'
import PackPage from './index'

jest.mock('@nutui/nutui-react-taro', () => ({ InputNumber: () => null }))
// the first page of a run is built while it is opened
jest.setTimeout(30_000)

const phone = { photos: new Map<string, string>(), says: (text: string): void => void text }
jest.mock('../../../device/box-photo', () => ({
  boxPhoto: {
    take: async () => 'temp/1.jpg',
    keep: async (photoId: string, path: string) => void phone.photos.set(photoId, path),
    kept: async (photoId: string) => phone.photos.get(photoId),
    drop: async (photoId: string) => void phone.photos.delete(photoId),
  },
}))
jest.mock('../../../device/scale', () => ({
  HAS_SCALE: true,
  scale: {
    listen: async (_device: string, heard: (sound: { bytes: Uint8Array; measured: boolean }) => void) => {
      phone.says = (text) => heard({ bytes: Uint8Array.from(Buffer.from(text)), measured: false })
      return () => undefined
    },
  },
}))

jest.mock('../../../device/bluetooth/radio', () => ({
  radio: {
    open: async () => undefined,
    look: async (found: (device: object) => void) => {
      found({ deviceId: 'D1', name: 'ACS-30', rssi: -50 })
      return () => undefined
    },
  },
}))

const line = (sku: string, spec: string, grams: number) => {
  return { sku, barcode: `bar-${sku}`, title: 'Trousers', spec, quantity: 1, location: 'A-01-1-1', grams }
}
const head = { courier: 'zto', slot: 1, goods: 'picked', name: 'L*', place: 'X', remark: '', stops: [], copies: 1 }
const parcel = { ...head, id: 'P1', waybillNo: '78340001', lines: [line('M', 'blue;M', 500), line('S', 'red;S', 180)] }
const packing = { weigh: true, photo: true, toleranceGrams: 50, boxGrams: 100 }

let stored: FloorEvent[]
let offline: boolean
const kinds = () => stored.map(({ kind }) => kind)
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) ?? document.body))
const shows = (id: string) => document.getElementById(id)?.textContent ?? ''
const type = async (grams: string) => {
  for (const digit of grams) await tap(`key-${digit}`)
  await tap('note-grams')
}
/** A sealed box on the bench. */
async function seal() {
  render(<PackPage />)
  await waitFor(() => expect(document.getElementById('bench')).not.toBeNull())
  const input = screen.getByRole('textbox')
  for (const code of ['78340001', 'bar-M', 'bar-S']) {
    await act(async () => void fireEvent.change(input, { target: { value: code } }))
    await tap('scan-send')
  }
  await waitFor(() => expect(document.getElementById('complete')).not.toBeNull())
}

beforeEach(() => {
  forgetAll()
  stored = []
  offline = false
  phone.photos.clear()
  useFloorQueue.setState({ events: [], refused: [], offline: false })
  usePhotoQueue.setState({ waiting: [] })
  useSession.setState({ me: { role: 'packer', staffName: 'L' } })
  cloud.upload = (path) => {
    if (offline) throw new Error('no network')
    return `cloud://env.bucket/${path}`
  }
  cloud.answer = (name, input) => {
    if (name === 'session.me') return { ok: true, value: { role: 'packer', staffName: 'L' } }
    if (name === 'floor.snapshot') return { ok: true, value: { parcels: [parcel], asOf: 1, packing } }
    if (name === 'gate.check') return { ok: true, value: { answer: 'go' } }
    if (offline) throw new Error('no network')
    const { events } = input as { events: FloorEvent[] }
    stored.push(...events)
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict: 'stored' })) } }
  }
})

it('takes typed grams that fit, and says how near they are', async () => {
  await seal()
  await tap('weigh')
  await type('793')
  expect(shows('weight')).toContain('793 克')
  expect(shows('weight')).toContain('手输，和预计差 13 克')
  await waitFor(() => expect(kinds()).toEqual(['pack-piece', 'pack-piece', 'pack-done', 'weigh']))
  expect(stored.at(-1)).toMatchObject({ parcelId: 'P1', grams: 793, from: 'typed' })
})

it('shows both numbers and the missing piece when a box is too light, and lets a hand go on either way', async () => {
  await seal()
  await tap('weigh')
  await type('600')
  expect(shows('weight-wrong')).toContain('600 克，轻了 180 克')
  expect(shows('weight-wrong')).toContain('预计 780 克')
  expect(shows('weight-guess')).toContain('少了 1 件 Trousers red S？')
  await tap('weigh')
  await type('780')
  expect(shows('weight')).toContain('和预计一样')
  await tap('weigh')
  await type('2000')
  expect(document.getElementById('weight-guess')).toBeNull()
  await tap('weight-keep')
  expect(shows('weight')).toContain('2,000 克')
  await waitFor(() => expect(stored.flatMap(({ grams = [] }) => grams)).toEqual([600, 780, 2000]))
})

it('keeps weight and picture on the phone without a network, and sends them in order when it is back', async () => {
  offline = true
  await seal()
  await tap('weigh')
  await type('780')
  await tap('take-photo')
  await waitFor(() => expect(shows('photo')).toContain('1 张，有网时传'))
  expect(shows('offline')).toContain('没网，接着扫　5 条待传')
  offline = false
  await act(async () => {
    await usePhotoQueue.getState().flush()
    await useFloorQueue.getState().flush()
  })
  await waitFor(() => expect(kinds().at(-1)).toBe('photo-file'))
  expect(kinds()).toEqual(['pack-piece', 'pack-piece', 'pack-done', 'weigh', 'photo', 'photo-file'])
  const photoId = stored.find(({ kind }) => kind === 'photo')?.id ?? ''
  expect(stored.at(-1)).toMatchObject({ photoId, fileId: `cloud://env.bucket/photos/${photoId}.jpg` })
  expect([phone.photos.size, usePhotoQueue.getState().waiting]).toEqual([0, []])
  expect(shows('photo')).toContain('1 张，传好了')
})

it('takes the box from the scale once it stands still, and again only for a hand', async () => {
  await seal()
  await tap('weigh')
  await tap('use-scale')
  await tap('scale-D1')
  await act(async () => phone.says('US,GS, 0.300kg\r\n'))
  expect(shows('weight')).toContain('秤上 300 克，放稳就记')
  await act(async () => phone.says('ST,GS, 0.780kg\r\n'))
  expect(shows('weight')).toContain('蓝牙秤，和预计一样')
  await act(async () => phone.says('ST,GS, 0.781kg\r\n'))
  await tap('weigh')
  await act(async () => phone.says('ST,GS, 0.785kg\r\n'))
  expect(shows('weight')).toContain('785 克')
  await waitFor(() => expect(stored.flatMap(({ grams = [] }) => grams)).toEqual([780, 785]))
})

it('forgets weight and picture of a box that is opened again', async () => {
  await seal()
  await tap('weigh')
  await type('780')
  await tap('scan-undo')
  await waitFor(() => expect(kinds().at(-1)).toBe('undo-pack'))
  expect(document.getElementById('weight')).toBeNull()
})

import { qrPng } from '@shared/label/qr-png'
import { base64OfBytes, bytesOfBase64 } from '../../../miniprogram/device/bluetooth/base64'
import { scanPng } from '../../support/label/scan'

it('is read back by a reader that is not ours, after its way through a data address', async () => {
  const link = 'http://127.0.0.1:8787/app/?as=new-Yk3fQ2Zb&invite=Yk3fQ2ZbT0xWm1r9LcPdS7aE'
  const address = base64OfBytes(qrPng(link) ?? new Uint8Array())
  expect(await scanPng(Buffer.from(address, 'base64'))).toEqual([link])
})

it('says nothing of an empty text, or of one that is too long', () => {
  expect(qrPng('')).toBeUndefined()
  expect(qrPng('x'.repeat(2000))).toBeUndefined()
})

it('writes base64 as Node does, whatever the length', () => {
  for (let length = 0; length < 8; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => 255 - i * 31)
    expect(base64OfBytes(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    expect([...bytesOfBase64(base64OfBytes(bytes))]).toEqual([...bytes])
  }
})

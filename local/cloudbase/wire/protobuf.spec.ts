import fc from 'fast-check'
import { parseMultipart } from './multipart'
import { readArguments } from './open-api'
import { readFields, writeFields } from './protobuf'

it('reads what it writes', () => {
  const value = fc.oneof(
    fc.nat(),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  )
  const fields = fc.array(fc.record({ number: fc.integer({ min: 1, max: 500 }), value }))
  fc.assert(fc.property(fields, (all) => expect(readFields(writeFields(all))).toEqual(all)))
})

it('reads the arguments of an openapi call', () => {
  const pair = (key: string, json: string) =>
    writeFields([{ number: 1, value: Buffer.from(key) }, { number: 2, value: Buffer.from(json) }]) // prettier-ignore
  const data = writeFields([pair('touser', '"o"'), pair('data', '{"a":1}')].map((value) => ({ number: 1, value })))
  expect(readArguments(writeFields([{ number: 2, value: data }]))).toEqual({ touser: 'o', data: { a: 1 } })
  expect(readArguments(Buffer.alloc(0))).toEqual({})
})

it('refuses broken bytes', () => {
  expect(() => readFields(Buffer.from([0x80]))).toThrow('varint')
  expect(() => readFields(Buffer.from([0x0a, 5, 1]))).toThrow('beyond the end')
  expect(() => readFields(Buffer.from([0x0d]))).toThrow('wire type')
})

it('splits a form whose parts hold line ends', () => {
  const body = Buffer.from(
    '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\ny\r\n--B\r\nContent-Disposition: form-data; name="b"\r\n\r\n\r\n--B--\r\n',
  )
  const parts = parseMultipart(body, 'multipart/form-data; boundary=B')
  expect([...parts].map(([name, value]) => [name, value.toString()])).toEqual([['a', 'x\r\ny'], ['b', '']]) // prettier-ignore
  expect(() => parseMultipart(body, 'multipart/form-data')).toThrow('boundary')
})

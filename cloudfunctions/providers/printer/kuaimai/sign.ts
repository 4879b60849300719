import { writeBigJson } from '../../../cloud/big-json'
import { md5Hex } from '../../digest'

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value ? writeBigJson(value) : ''
}

/** md5(secret + key1value1key2value2… + secret), keys in order, empty values and `sign` itself left out. */
export function kuaimaiSign(fields: Readonly<Record<string, unknown>>, secret: string): string {
  const pairs = Object.keys(fields)
    .filter((key) => key !== 'sign' && textOf(fields[key]) !== '')
    .sort()
    .map((key) => key + textOf(fields[key]))
  return md5Hex(secret + pairs.join('') + secret)
}

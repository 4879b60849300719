import { md5Hex } from '../digest'

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** md5(secret + sorted key+value + secret); empty values and `sign` itself stay out (快麦 sign rule). */
export function kuaimaiSign(fields: Readonly<Record<string, unknown>>, secret: string): string {
  const joined = Object.keys(fields)
    .filter((key) => key !== 'sign' && textOf(fields[key]) !== '')
    .sort()
    .map((key) => `${key}${textOf(fields[key])}`)
    .join('')
  return md5Hex(`${secret}${joined}${secret}`)
}

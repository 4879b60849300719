import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nameOf, readAddress, type Address } from './address'

function addressOf(text: string): Address {
  const address = readAddress(text)
  if (!address) throw new Error(`${text} is no printer: raw://192.168.1.50:9100 or cups:Queue_Name`)
  return address
}

/** Printers that this computer may use: those named before, in `printers.json`, and those named now. */
export function keepPrinters(folder: string, named: readonly string[]): readonly Address[] {
  const file = path.join(folder, 'printers.json')
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []
  const names = [...new Set([...before, ...named].map((text) => nameOf(addressOf(text))))]
  if (names.length !== before.length) writeFileSync(file, `${JSON.stringify(names, null, 2)}\n`)
  return names.map(addressOf)
}

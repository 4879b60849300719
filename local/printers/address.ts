/** Where a printer of the house stands: a socket that takes raw bytes, or a queue of this computer's own print system. */
export type Address =
  | { readonly kind: 'raw'; readonly host: string; readonly port: number }
  | { readonly kind: 'cups'; readonly queue: string }

const RAW_PORT = 9100
const RAW = /^raw:\/\/(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/
/** A first `-` would be an option of `lp`. */
const CUPS = /^cups:(\w[\w.-]*)$/

/** Reads `raw://192.168.1.50:9100` or `cups:Queue_Name`; undefined for anything else. */
export function readAddress(text: string): Address | undefined {
  const queue = CUPS.exec(text.trim())?.[1]
  if (queue !== undefined) return { kind: 'cups', queue }
  const [, host, port] = RAW.exec(text.trim()) ?? []
  if (host === undefined) return undefined
  const number = port === undefined ? RAW_PORT : Number(port)
  if (number < 1 || number > 65_535) return undefined
  return { kind: 'raw', host: host.replace(/^\[|\]$/g, '').toLowerCase(), port: number }
}

/** One way to write an address, so that one printer never has two queues. */
export const nameOf = (address: Address): string => {
  if (address.kind === 'cups') return `cups:${address.queue}`
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return `raw://${host}:${String(address.port)}`
}

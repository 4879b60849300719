import type { PrinterDriver } from './drivers'

export interface Sticker {
  readonly sn: string
  readonly key?: string
  /** Absent: the sticker does not say; a person chooses. */
  readonly driver?: PrinterDriver
}

/** Words in the address of a sticker's link, by maker. */
const HOSTS: readonly (readonly [RegExp, PrinterDriver])[] = [
  [/kuaimai/i, 'kuaimai'],
  [/xpyun|xprinter/i, 'xpyun'],
  [/kuaidi100/i, 'kuaidi100'],
  [/feie/i, 'feie'],
  [/10ss|yilianyun/i, 'yilianyun'],
]

/** Forms of bare numbers, the telling ones first. A wrong guess is one tap to mend, and the partner refuses it in words. */
const FORMS: readonly (readonly [RegExp, PrinterDriver])[] = [
  [/^(?:raw:\/\/|cups:)/, 'lan'],
  [/^KX\d*L/i, 'kuaidi100'],
  [/^KM/i, 'kuaimai'],
  [/^\d{9}$/, 'feie'],
  [/^\d{10}$/, 'yilianyun'],
  [/^[0-9A-Z]{15}$/i, 'xpyun'],
]

const SN_NAMES = /[?&](?:sn|siid|machine_code|deviceSn|device)=([\w-]+)/i
const KEY_NAMES = /[?&](?:key|deviceKey|msign|qr_key)=([\w-]+)/i

const first = (table: typeof FORMS, text: string): PrinterDriver | undefined =>
  table.find(([form]) => form.test(text))?.[1]

function ofLink(text: string): Sticker {
  const driver = first(HOSTS, text)
  const key = KEY_NAMES.exec(text)?.[1]
  return { sn: SN_NAMES.exec(text)?.[1] ?? '', ...(key ? { key } : {}), ...(driver ? { driver } : {}) }
}

/** A printer's sticker as a camera reads it: the number alone, `number#key` (飞鹅), or a link that carries both. */
export function readSticker(code: string): Sticker {
  const text = code.trim().slice(0, 300)
  if (/^https?:\/\//i.test(text)) return ofLink(text)
  const [sn = '', key = ''] = text.split('#').map((part) => part.trim())
  if (key !== '') return { sn, key, driver: 'feie' }
  const driver = first(FORMS, sn)
  return { sn, ...(driver ? { driver } : {}) }
}

import type { Quirks } from '../assemble'

/**
 * - `WX-10060001-lag`: one payment in twenty is known to shipping management only minutes after it was paid
 * - `WX-10060001-unshipped`: shipping management knows no payment of which nothing has shipped, as if all were paid just now
 * - `WX-split-append`: a later split upload adds parcels (on) or replaces the list (off); the docs do not say
 * - `WX-10060002-finished`: a finished payment refuses more parcels of the same kind with 10060002 (on) or takes
 *   them as its one re-ship (off); the docs name both
 * - `WX-carrier-name`: get_order answers the carrier's Chinese name and an extra `upload_scene`, as seen live
 * - `WX-list-newest`: get_order_list begins with the newest payment (on) or the oldest (off)
 */
export type WechatQuirk =
  | 'WX-10060001-lag'
  | 'WX-10060001-unshipped'
  | 'WX-split-append'
  | 'WX-10060002-finished'
  | 'WX-carrier-name'
  | 'WX-list-newest'

export const wechatQuirks = (): Quirks<WechatQuirk> => ({
  'WX-10060001-lag': true,
  'WX-10060001-unshipped': false,
  'WX-split-append': false,
  'WX-10060002-finished': false,
  'WX-carrier-name': true,
  'WX-list-newest': false,
})

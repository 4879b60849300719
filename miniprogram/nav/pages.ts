import { BUYER_PAGES } from '@shared/notice/buyer-pages'

/** Every page that another one opens, by name: a moved page breaks here, not at a tap. */
export const PAGES = {
  desk: '/pages/desk/index',
  orders: '/pages/orders/index',
  audit: '/sub/audit/list/index',
  order: '/sub/order/detail/index',
  plan: '/sub/print/plan/index',
  running: '/sub/print/running/index',
  effects: '/sub/print/effects/index',
  bluetooth: '/sub/print/bluetooth/index',
  pick: '/sub/floor/pick/index',
  pack: '/sub/floor/pack/index',
  handover: '/sub/floor/handover/index',
  shop: '/sub/settings/shop/index',
  auditRules: '/sub/settings/audit-rules/index',
  couriers: '/sub/settings/couriers/index',
  printers: '/sub/settings/printers/index',
  addPrinter: '/sub/settings/add-printer/index',
  printer: '/sub/settings/printer/index',
  templates: '/sub/settings/templates/index',
  templateEditor: '/sub/settings/template-editor/index',
  sender: '/sub/settings/sender/index',
  staff: '/sub/settings/staff/index',
  import: '/sub/settings/import/index',
  parcels: `/${BUYER_PAGES.parcels}`,
  fixAddress: `/${BUYER_PAGES.fixAddress}`,
} as const

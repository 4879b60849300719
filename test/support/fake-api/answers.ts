import { asks } from './asks'
import { CONTRACTS, type ContractKey, type InputOf } from '@shared/api'
import { buyer, desk, handover, late, order, preview } from './desk'
import { print } from './print'
import { settings } from './settings'
import { sheetShow } from './sheets'
import { template, templates } from './templates'
import { cards, parcels } from './goods'
import { mergeList, splitShow } from './travel'
import { heldAnswer } from './held'
import { dryTally, rules } from './rules'

/** One evening of a small shop, as every route would answer: for looking at pages without a cloud. Not product. */
const PLAIN: Partial<Record<ContractKey, unknown>> = {
  auditApprove: { state: 'ready' },
  auditUndo: { state: 'held' },
  auditUndoBatch: { undone: 22, planned: 0 },
  auditAsk: { batchId: 'b3', asked: 16, refused: 1 },
  auditAccept: { batchId: 'b', accepted: 22, freed: 20, refused: 0, left: 0 },
  auditFixAddress: { state: 'ready' },
  orderHold: { state: 'held' },
  orderReveal: {
    name: '杜若',
    phone: '18100001945',
    province: '内蒙古自治区',
    city: '鄂尔多斯市',
    district: '康巴什区',
    region: '内蒙古自治区鄂尔多斯市康巴什区',
    detail: '教院路25号',
  },
  scanFind: { kind: 'sku', sku: 'FH07-2M', title: '连帽卫衣', spec: '白;M', location: 'A-03-1-1', free: 6, onHand: 9 },
  phoneQueue: { label: '手持', on: true, waiting: 12, taken: 0, unsure: [] },
  phoneTake: {
    copies: [7, 8].map((slot) => ({
      copyId: `c${slot}`,
      slot,
      waybillTail: `613${slot}`,
      bytes: Buffer.alloc(900).toString('base64'),
    })),
    blocked: [],
    more: false,
  },
  phoneReport: { copies: [] },
  phoneSample: { bytes: Buffer.alloc(900).toString('base64') },
  copyAnswer: { state: 'printed' },
  copyReprint: { copyId: 'k1' },
  printerMove: { moved: 27, asked: 4, left: 1 },
  effectCouriers: { couriers: ['zto', 'yto'] },
  effectFix: { batchId: 'b2', count: 14 },
  cardClose: { closed: true },
  lateTell: { batchId: 'b4', told: 12, refused: 0 },
  orderReship: { state: 'asked' },
  pickFinish: { picked: 1, refused: [] },
  staffRemove: { removed: true },
  mergeJoin: { merged: 2 },
  mergePart: { parted: 2 },
  splitSave: { parcels: 2 },
  splitByStock: { later: 1 },
  splitUndo: { state: 'ready' },
  addressCheck: {
    name: '杜若',
    phone: '18100001945',
    province: '内蒙古自治区',
    city: '鄂尔多斯市',
    district: '康巴什区',
    detail: '教院路25号',
    verdict: 'complete',
    messages: [],
  },
  buyerSubscribe: { credits: 1 },
  buyerFixAddress: { stage: 'preparing' },
}

/** One white dot: the pages only show it. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

const acks = (input: unknown) => ({
  acks: ((input as { events?: { id: string }[] }).events ?? []).map(({ id }) => ({ id, verdict: 'stored' })),
})

const staff = {
  staff: [
    { id: 's1', name: '店主', role: 'owner', joinedAt: 0, me: true },
    { id: 's2', name: '林芳', role: 'packer', joinedAt: 0, me: false },
  ],
}
const ROLE_OF: Readonly<Record<string, string>> = { owner: 'owner', auditor: 'auditor', packer: 'packer' }
const me = (openid: string) => ({
  role: ROLE_OF[openid] ?? 'none',
  staffName: '林芳',
  shop: { id: 'shop', name: '拾光衣橱', sameApp: true },
})

const answers = (now: number, openid: string): Partial<Record<ContractKey, unknown>> => ({
  ...PLAIN,
  ...print(now),
  sessionMe: me(openid),
  staffClaim: me('owner'),
  staffJoin: me('packer'),
  staffInvite: { token: 'T'.repeat(24), expiresAt: now + 600_000 },
  staffList: staff,
  deskShow: desk(now),
  lateList: late(now),
  orderList: { orders: cards(now), asOf: now },
  orderGet: order(now),
  auditAsks: asks(now),
  auditShared: { sharedAt: now },
  mergeList: mergeList(now),
  splitShow,
  auditList: {
    orders: cards(now),
    causes: [
      { code: 'address-repairable', count: 22, frees: 20, unasked: 22 },
      { code: 'address-incomplete', count: 17, frees: 0, unasked: 12 },
      { code: 'buyer-remark', count: 22, frees: 19, unasked: 0 },
      { code: 'stock-short', count: 12, frees: 0, unasked: 0 },
    ],
    total: 77,
    held: 77,
    asks: asks(now).counts,
    autoPassed: 217,
    auditing: 0,
    mergeable: 2,
    asOf: now,
  },
  floorSnapshot: {
    parcels: parcels(now),
    asOf: now,
    waves: [{ no: 3, parcelIds: parcels(now).map(({ id }) => id) }],
    packing: settings(now).shop.packing,
  },
  photoShow: { url: `data:image/png;base64,${DOT}` },
  handoverOpen: handover(now),
  handoverShow: handover(now),
  parcelIntercept: { goods: 'handed-over', state: 'called' },
  parcelTakeHome: { goods: 'back' },
  printHold: { held: true },
  gateCheck: { answer: 'go' },
  handoverNextTrip: { ...handover(now), missing: [], expected: 155, later: 2 },
  handoverTakeOff: { ...handover(now), takeOff: [], scanned: 154 },
  handoverClose: { ...handover(now), state: 'closed', takeOff: [], handedOver: 154 },
  settingsGet: settings(now),
  auditSettingsGet: rules,
  auditSettingsSave: { ...rules, reaudited: 77 },
  auditDryRun: { tally: dryTally(now) },
  shopSave: settings(now),
  senderSave: settings(now),
  courierSave: settings(now),
  printerAdd: settings(now),
  printerSwitch: settings(now),
  ...templates(now, DOT),
  printerBind: settings(now),
  printerRename: settings(now),
  printerRemove: settings(now),
  printShareSave: settings(now),
  printCourierSave: settings(now),
  printSheetSave: settings(now),
  sheetShow: sheetShow(now, { kind: 'pick-list' }),
  sheetPrint: { batchId: 'sheet-1' },
  importPreview: preview('preview'),
  importRun: preview('done'),
  importShow: preview('done'),
  buyerParcels: buyer(now),
})

const keyOf = (name: string) => (Object.keys(CONTRACTS) as ContractKey[]).find((key) => CONTRACTS[key].name === name)

/** The function's answer to one call, by the route's own name. */
export const answerOf = (
  call: { name: string; input: unknown },
  who: { now: number; openid: string; held?: number },
): unknown => {
  const key = keyOf(call.name)
  if (key === undefined) return { ok: false, refusal: 'not-found' }
  if (key === 'templateGet') return { ok: true, value: template(who.now, (call.input as { base: string }).base) }
  if (key === 'sheetShow') return { ok: true, value: sheetShow(who.now, call.input as InputOf<'sheetShow'>) }
  if (key === 'floorEvents') return { ok: true, value: acks(call.input) }
  if (key === 'auditList' && who.held !== undefined)
    return { ok: true, value: heldAnswer(who.now, who.held, call.input as InputOf<'auditList'>) }
  return { ok: true, value: answers(who.now, who.openid)[key] }
}

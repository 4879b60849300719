import type { MergeGroup } from '@shared/api/travel'

export const MERGE = {
  help: '同一个人、同一个地址的单，合成一个包裹只打一张面单。交接之前都能拆开。',
  emptyTitle: '没有能合的单',
  emptyBody: '同一个人、同一个地址有两单以上，会出现在这里。',
  merged: '合着发',
  apart: '分开发',
  part: '拆开',
  partDone: '拆开了，各发各的',
  remark: '留言',
} as const
export const mergeAct = (count: number) => `合 ${count} 单`
export const mergeDone = (count: number) => `${count} 单合成 1 个包裹`
export const groupTitle = (group: Pick<MergeGroup, 'name' | 'phoneTail'>) => `${group.name}　尾号 ${group.phoneTail}`
export const mergeRow = (groups: number) => `${groups} 位买家有能合的单`

export const SPLIT = {
  byStock: '先发有货的',
  byStockBody: (here: number, later: number) => `有货的 ${here} 件先发，缺的 ${later} 件到货后自动补发`,
  byStockDone: (later: number) => `有货的先发，${later} 件等货`,
  byHand: '自己分',
  byHandBody: '每件点一下，放进下一个包裹。',
  parcel: (no: number) => `包裹 ${no}`,
  more: '加一个包裹',
  fewer: '少一个包裹',
  save: (parcels: number) => `分 ${parcels} 个包裹发`,
  saveEmpty: (no: number) => `包裹 ${no} 还是空的`,
  saved: (parcels: number) => `分 ${parcels} 个包裹发，打单时一起出面单`,
  undo: '还是一个包裹发',
  undone: '还是一个包裹发',
  isSplit: (parcels: number) => `分 ${parcels} 个包裹发`,
  isResting: (later: number) => `有货的先发，${later} 件等货`,
  undoBody: '打出来的面单会作废，撕掉重打。交接之后不能改。',
  one: '只有 1 件，分不了',
  planned: '排进包裹了，分不了',
  left: (count: number) => `这一单微信还能收 ${count} 个包裹`,
} as const
export const hereOf = (here: number, wanted: number) =>
  here >= wanted ? `${wanted} 件有货` : here === 0 ? `缺 ${wanted} 件` : `有 ${here} 件，缺 ${wanted - here} 件`
export const piecesOf = (count: number) => `${count} 件`

export const TRAVEL = {
  with: (count: number) => `和另外 ${count} 单一起发`,
  withBody: '同一个包裹，一张面单',
  parts: (count: number) => `分 ${count} 个包裹发`,
  later: (count: number) => `${count} 件等货`,
  laterBody: '到货后自动补发',
  split: '分几个包裹发',
  undo: { accept: '放行过', address: '补过地址' },
  undone: '撤回了',
} as const

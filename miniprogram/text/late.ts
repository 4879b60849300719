import type { EarlyCode } from '@shared/parcel/decide-early'
import { lateIn } from './desk'

export const LATE = {
  means: '先传，就是现在告诉微信：发货了',
  meansLine: '买家马上收到微信的通知，平台不再算超时。包裹照样要交给快递，交接时不会再传一遍。',
  once: '传过的面单要是作废，微信只许改一次',
  onceLine: '拿不准能不能发的，先别传。',
  none: '没有快超时、还没交接的单',
  noneLine: '都交给快递，或者都传过了。',
  ownerOnly: '要店主来点',
  offline: '没网，有网再传',
  allStopped: '这些单都还不能传',
} as const
export const lateTitle = (count: number, minutes: number): string => `${count} 单${lateIn(minutes)}`
/** 孔*　尾号 6130 */
export const lateWho = (name: string, tail: string): string =>
  [name, tail === '' ? '' : `尾号 ${tail}`].filter((part) => part !== '').join('　')
export const tellAct = (count: number): string => `先传 ${count} 单`
export const toldText = (told: number, refused: number): string =>
  refused === 0 ? `在传 ${told} 单，包裹照样要交接` : `在传 ${told} 单，${refused} 单没传，看看被什么拦了`

const WHY: Readonly<Record<EarlyCode, string>> = {
  void: '作废了',
  left: '已经交给快递',
  'no-waybill': '还没有面单号',
  'no-copy': '面单没打出来',
  stopped: '被拦下了，不传',
  'not-near': '还早，不用先传',
}
export const whyNotWord = (why: EarlyCode): string => WHY[why]

export const RESHIP = {
  title: '微信那边还是作废的面单',
  line: '用重新发货改成现在的。一单只许改这一次，改了就不能再改。',
  ask: '用掉这一单的重新发货？',
  askLine: '微信会把面单号换成现在的，买家再收到一次通知。以后再作废，就改不了了。',
  act: '改传，只有 1 次',
  keep: '先不改',
  asked: '在改，微信收下了会记在经过里',
  waits: '新的包裹都传了，才能改',
} as const

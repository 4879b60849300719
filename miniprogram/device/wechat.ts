export interface WechatAddress {
  readonly name: string
  readonly phone: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}
// the bundler prefers wechat.weapp.ts / wechat.h5.ts; this one is for tsc and jest
export { callPhone, chooseAddress } from './wechat.weapp'

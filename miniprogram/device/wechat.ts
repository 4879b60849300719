// the bundler prefers wechat.weapp.ts / wechat.h5.ts; this one is for tsc and jest
export { callPhone, chooseAddress } from './wechat.weapp'

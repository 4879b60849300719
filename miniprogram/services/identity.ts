// the bundler prefers identity.weapp.ts / identity.h5.ts; this one is for tsc and jest
export { isBuyerPhone } from './identity.weapp'

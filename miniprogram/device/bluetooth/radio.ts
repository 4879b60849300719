// the bundler prefers radio.weapp.ts / radio.h5.ts; this one is for tsc and jest
export { HAS_RADIO, radio } from './radio.weapp'

// the bundler prefers haptic.weapp.ts / haptic.h5.ts; this one is for tsc and jest
export { buzz } from './haptic.weapp'

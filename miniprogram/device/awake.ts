// the bundler prefers awake.weapp.ts / awake.h5.ts; this one is for tsc and jest
export { stayAwake } from './awake.weapp'

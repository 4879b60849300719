// the bundler prefers notify.weapp.ts / notify.h5.ts; this one is for tsc and jest
export { allowMessages } from './notify.weapp'

// the bundler prefers scan.weapp.ts / scan.h5.ts; this one is for tsc and jest
export { scan } from './scan.weapp'

// the bundler prefers voice.weapp.ts / voice.h5.ts; this one is for tsc and jest
export { say } from './voice.weapp'

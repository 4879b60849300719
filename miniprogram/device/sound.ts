// the bundler prefers sound.weapp.ts / sound.h5.ts; this one is for tsc and jest
export { beep } from './sound.weapp'

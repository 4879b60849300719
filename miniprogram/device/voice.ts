// the bundler prefers voice.weapp.ts / voice.h5.ts; this one is for tsc and jest
export { HAS_VOICE, say } from './voice.weapp'

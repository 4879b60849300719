// the bundler prefers pick-picture.weapp.ts / pick-picture.h5.ts; this one is for tsc and jest
export { pickPicture } from './pick-picture.weapp'

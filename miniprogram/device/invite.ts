// the bundler prefers invite.weapp.ts / invite.h5.ts; this one is for tsc and jest
export { invitedWith, inviteText } from './invite.weapp'

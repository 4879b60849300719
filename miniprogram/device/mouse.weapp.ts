import type { MousePress } from './mouse'

export const mousePress = (): MousePress => ({})

import { NotHere } from './not-here'
import type { WechatAddress } from './wechat'

export const callPhone = (number: string): void => {
  location.href = `tel:${number}`
}
export async function chooseAddress(): Promise<WechatAddress | undefined> {
  throw new NotHere('chooseAddress')
}

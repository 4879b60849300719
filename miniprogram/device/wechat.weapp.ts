import Taro from '@tarojs/taro'
import type { PostalAddress } from '@shared/kernel/address'

export const callPhone = (number: string): void => void Taro.makePhoneCall({ phoneNumber: number })

/** Undefined when the person turned back. */
export async function chooseAddress(): Promise<PostalAddress | undefined> {
  try {
    const got = await Taro.chooseAddress()
    return {
      name: got.userName,
      phone: got.telNumber,
      province: got.provinceName,
      city: got.cityName,
      district: got.countyName,
      detail: got.detailInfo,
    }
  } catch {
    return undefined
  }
}

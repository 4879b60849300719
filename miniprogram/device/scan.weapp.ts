import Taro from '@tarojs/taro'

/** Undefined when the person closed the camera. */
export async function scan(): Promise<string | undefined> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: false, scanType: ['barCode', 'qrCode'] })
    return result
  } catch {
    return undefined
  }
}

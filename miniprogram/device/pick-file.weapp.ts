import Taro from '@tarojs/taro'
import type { DeviceFile } from './pick-file'

/** From a chat: where a shop's spreadsheet arrives. Undefined when the person turned back. */
export async function pickFile(): Promise<DeviceFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'xlsx'] })
    const file = tempFiles[0]
    return file === undefined ? undefined : { path: file.path, name: file.name }
  } catch {
    return undefined
  }
}

import Taro from '@tarojs/taro'
import type { Transport } from './transport'

let started = false
/** The cloud environment is the one the mini-program is bound to. */
const cloud = () => {
  if (!started) {
    started = true
    Taro.cloud.init({ traceUser: false })
  }
  return Taro.cloud
}

export const transport: Transport = {
  async call(name, input) {
    const answer = await cloud().callFunction({ name: 'api', data: { name, input } })
    return answer.result
  },
  async upload(file) {
    const { fileID } = await cloud().uploadFile({ cloudPath: file.cloudPath, filePath: file.path })
    return fileID
  },
}

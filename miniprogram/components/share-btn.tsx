import Taro from '@tarojs/taro'
import { useSnack } from '../store/snack'
import { SHARE } from '../text/audit'
import { Btn } from './btn'

export interface ShareProps {
  readonly id: string
  readonly label: string
  readonly title: string
  /** Page of the mini-program with its query, no leading slash. */
  readonly path: string
}
/** A browser shares no card: the words and the link are copied, to be pasted into a chat. */
export const ShareBtn = ({ id, label, title, path }: ShareProps) => {
  const copy = async () => {
    await Taro.setClipboardData({ data: `${title}\n${location.origin}${location.pathname}#/${path}` })
    useSnack.getState().show(SHARE.copied)
  }
  return <Btn id={id} size='m' icon='copy' label={label} onTap={() => void copy()} />
}

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
  /** Whose card it is: given to `onTaken`, here or by the page's `useShareCard`. */
  readonly of: string
  readonly onTaken: (of: string) => void
  /** The page's first action, over the whole bar. */
  readonly primary?: boolean
}
/** A browser shares no card: the words and the link are copied, to be pasted into a chat. */
export const ShareBtn = ({ id, label, title, path, of, onTaken, primary = false }: ShareProps) => {
  const copy = async () => {
    await Taro.setClipboardData({ data: `${title}\n${location.origin}${location.pathname}#/${path}` })
    useSnack.getState().show(SHARE.copied)
    onTaken(of)
  }
  const look = primary ? ({ kind: 'p', grow: true } as const) : ({ size: 'm' } as const)
  return <Btn id={id} {...look} icon='copy' label={label} onTap={() => void copy()} />
}

import Taro from '@tarojs/taro'
import { useSnack } from '../store/snack'
import { askText, BUYER } from '../text/buyer'
import { Btn } from './btn'

export interface ContactProps {
  readonly id: string
  /** Number of the order that he asks about, as he knows it. */
  readonly orderNo: string
  /** '' when the shop has none. */
  readonly shopPhone: string
}
/** A browser opens no chat with the shop: what the shop wants to know is copied, and where to ring. */
export const ContactBtn = ({ id, orderNo, shopPhone }: ContactProps) => {
  const copy = async () => {
    await Taro.setClipboardData({ data: askText(orderNo, shopPhone) })
    useSnack.getState().show(BUYER.asked)
  }
  return <Btn id={id} icon='msg' grow label={BUYER.ask} onTap={() => void copy()} />
}

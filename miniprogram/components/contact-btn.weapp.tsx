import { Button, View } from '@tarojs/components'
import { BUYER_PAGES } from '@shared/notice/buyer-pages'
import { askCard, BUYER } from '../text/buyer'
import type { ContactProps } from './contact-btn'
import { Icon } from './icon'

/** Opens WeChat's chat with the shop; the card in it says which order he means. */
export const ContactBtn = ({ id, orderNo }: ContactProps) => (
  <Button
    id={id}
    className='btn btn-o grow btn-share'
    openType='contact'
    showMessageCard
    sendMessageTitle={askCard(orderNo)}
    sendMessagePath={`/${BUYER_PAGES.parcels}`}
  >
    <Icon name='msg' />
    <View>{BUYER.ask}</View>
  </Button>
)

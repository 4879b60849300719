import { Button, View } from '@tarojs/components'
import { Icon } from './icon'
import type { ShareProps } from './share-btn'

/** Opens WeChat's own choice of a chat; the page's `useShareCard` makes the card from what stands here. */
export const ShareBtn = ({ id, label, title, path }: ShareProps) => (
  <Button
    id={id}
    className='btn btn-o btn-m btn-share'
    openType='share'
    data-title={title}
    data-path={path}
    onClick={(event) => event.stopPropagation()}
  >
    <Icon name='msg' size='s' />
    <View>{label}</View>
  </Button>
)

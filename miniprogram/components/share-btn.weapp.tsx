import { Button, View } from '@tarojs/components'
import { Icon } from './icon'
import type { ShareProps } from './share-btn'

/** Opens WeChat's own choice of a chat; the page's `useShareCard` makes the card from what stands here, and says that it was taken. */
export const ShareBtn = ({ id, label, title, path, of, primary = false }: ShareProps) => (
  <Button
    id={id}
    className={primary ? 'btn btn-p grow btn-share' : 'btn btn-o btn-m btn-share'}
    openType='share'
    data-title={title}
    data-path={path}
    data-of={of}
    onClick={(event) => event.stopPropagation()}
  >
    <Icon name='msg' {...(primary ? {} : { size: 's' as const })} />
    <View>{label}</View>
  </Button>
)

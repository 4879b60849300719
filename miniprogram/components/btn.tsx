import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'

export interface BtnProps {
  readonly id: string
  readonly label: string
  readonly onTap: () => void
  readonly kind?: 'p' | 'o' | 'a' | 'stop' | 'text'
  readonly size?: 'm' | 'floor'
  readonly icon?: IconName
  readonly grow?: boolean
  /** A disabled button says in its label what it waits for. */
  readonly off?: boolean
  readonly busy?: boolean
}
export const Btn = ({
  id,
  label,
  onTap,
  kind = 'o',
  size,
  icon,
  grow = false,
  off = false,
  busy = false,
}: BtnProps) => {
  const dead = off || busy
  const classes = ['btn', off ? 'btn-off' : `btn-${kind}`, size ? `btn-${size}` : '', grow ? 'grow' : '']
  const shown = busy ? 'run' : icon
  return (
    <View
      id={id}
      className={classes.filter((name) => name !== '').join(' ')}
      role='button'
      aria-disabled={dead}
      onClick={(event) => {
        event.stopPropagation()
        if (!dead) onTap()
      }}
    >
      {shown !== undefined && <Icon name={shown} {...(size === 'm' ? { size: 's' } : {})} />}
      <View>{label}</View>
    </View>
  )
}

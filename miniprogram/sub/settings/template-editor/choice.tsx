import { View } from '@tarojs/components'

interface Props {
  readonly id: string
  readonly label: string
  readonly on: boolean
  readonly onTap: () => void
}
/** One of several that may be on; chosen = ink fill. */
export const Choice = ({ id, label, on, onTap }: Props) => (
  <View id={id} className={`choice${on ? ' choice-on' : ''}`} role='button' aria-pressed={on} onClick={onTap}>
    {label}
  </View>
)

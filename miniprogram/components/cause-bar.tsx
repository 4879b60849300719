import { ScrollView, View } from '@tarojs/components'

interface Props {
  readonly items: readonly { readonly key: string; readonly label: string; readonly count?: number }[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}
/** Causes with counts, sideways; one order may stand under several. */
export const CauseBar = ({ items, chosen, onChoose }: Props) => (
  <ScrollView scrollX className='causes' enhanced showScrollbar={false}>
    <View className='causes-in'>
      {items.map((item) => (
        <View
          key={item.key}
          id={`cause-${item.key}`}
          role='button'
          className={`cause${item.key === chosen ? ' cause-on' : ''}`}
          onClick={() => onChoose(item.key)}
        >
          <View>{item.label}</View>
          {item.count !== undefined && <View className='cause-n'>{item.count}</View>}
        </View>
      ))}
    </View>
  </ScrollView>
)

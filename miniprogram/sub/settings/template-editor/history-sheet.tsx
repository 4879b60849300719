import { View } from '@tarojs/components'
import { Btn } from '../../../components/btn'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { useNow } from '../../../hooks/use-now'
import { TEMPLATE } from '../../../text/template'
import { moment } from '../../../text/time'
import type { Editor } from './use-editor'

interface Props {
  readonly editor: Editor
  readonly original: boolean
  readonly onClose: () => void
}
/** Every version that was ever saved; going back to one saves it again as the newest. */
export const HistorySheet = ({ editor, original, onClose }: Props) => {
  const now = useNow()
  const versions = editor.resource.shown?.value.versions ?? []
  const restore = async (n: number) => {
    onClose()
    await editor.restore(n)
  }
  const side = (n: number) =>
    n === editor.newest ? (
      <View className='t15 ink2'>{TEMPLATE.current}</View>
    ) : (
      <Btn id={`restore-${n}`} size='m' label={TEMPLATE.restore} onTap={() => void restore(n)} />
    )
  return (
    <Sheet title={TEMPLATE.historyTitle} onClose={onClose}>
      <View className='sec sheet-scroll'>
        {versions.map(({ n, at, restoredFrom }) => (
          <RowItem
            key={n}
            title={TEMPLATE.version(n)}
            line={[moment(at, now), restoredFrom === undefined ? '' : TEMPLATE.restoredFrom(restoredFrom)].join('　')}
            side={side(n)}
          />
        ))}
        {original && <RowItem title={TEMPLATE.original} side={side(0)} />}
      </View>
    </Sheet>
  )
}

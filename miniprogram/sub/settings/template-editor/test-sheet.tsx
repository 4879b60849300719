import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { TemplateListValue } from '@shared/api/templates'
import type { Template } from '@shared/label/template'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { TEMPLATE, testState } from '../../../text/template'

interface Props {
  readonly template: Template
  readonly onClose: () => void
}
type Printer = TemplateListValue['printers'][number]

const ASK_AGAIN_MS = 2_000
const ASK_MOST = 15
const MOVING = ['new', 'sending', 'accepted']
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** One tap is one sheet: asking again with the same id tells how it is doing. */
const useTest = (template: Template) => {
  const { act } = useAct()
  const [told, setTold] = useState<{ readonly printerId: string; readonly line: string }>()
  const open = useRef(true)
  const print = async (printer: Printer) => {
    const input = { requestId: newId(), printerId: printer.id, template }
    for (let asked = 0; asked < ASK_MOST && open.current; asked++) {
      const value = await act('templateTestPrint', input)
      if (value === undefined) return
      setTold({ printerId: printer.id, line: testState(value.state, value.problem) })
      if (!MOVING.includes(value.state) || value.problem !== undefined) return
      await pause(ASK_AGAIN_MS)
    }
  }
  return { told, print, stop: () => (open.current = false) }
}

export const TestSheet = ({ template, onClose }: Props) => {
  const list = useResource('templateList', {})
  const { told, print, stop } = useTest(template)
  const printers = list.shown?.value.printers.filter(({ on }) => on) ?? []
  const close = () => {
    stop()
    onClose()
  }
  return (
    <Sheet title={TEMPLATE.testTitle} onClose={close}>
      <View className='t15 ink2 pad'>{TEMPLATE.testBody}</View>
      <View className='sec'>
        {printers.map((printer) => (
          <RowItem
            key={printer.id}
            id={`test-${printer.id}`}
            icon='printer'
            title={printer.label}
            {...(told?.printerId === printer.id ? { line: told.line } : {})}
            onTap={() => void print(printer)}
          />
        ))}
        {list.shown !== undefined && printers.length === 0 && <RowItem title={TEMPLATE.noPrinter} tone='look' />}
      </View>
    </Sheet>
  )
}

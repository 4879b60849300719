import { useEffect, useRef, useState } from 'react'
import { Input, View } from '@tarojs/components'
import { createSameCode } from '../device/same-code'
import { scan } from '../device/scan'
import { FLOOR, type Aim } from '../text/floor'
import { Btn } from './btn'
import { CameraBand, HAS_CAMERA } from './camera-band'
import { Icon, type IconName } from './icon'

interface Props {
  readonly aim: Aim
  readonly onCode: (code: string) => void
  readonly onUndo?: () => void
  /** No open camera: a tap opens WeChat's own scanner (walking, battery). */
  readonly folded?: boolean
  /** An action bar stands below and keeps the edge of the phone. */
  readonly overAct?: boolean
  /** Raised by each tap of the page's own scan button, which a page without a camera answers with the cursor in the field. */
  readonly focus?: number
}

const KeyBtn = ({ id, icon, label, onTap }: { id: string; icon: IconName; label: string; onTap: () => void }) => (
  <View className='key-btn' id={id} role='button' onClick={onTap}>
    <Icon name={icon} />
    <View>{label}</View>
  </View>
)

const TypeIn = ({ aim, onCode, focus = 0 }: Pick<Props, 'aim' | 'onCode'> & { focus: number | undefined }) => {
  const [text, setText] = useState('')
  const [focused, setFocused] = useState(false)
  useEffect(() => setFocused(focus > 0), [focus])
  const send = () => {
    const code = text.trim()
    setText('')
    if (code !== '') onCode(code)
  }
  return (
    <>
      <View className='sp' id='scan-input'>
        <Input
          className='cam-input'
          value={text}
          placeholder={aim.typed}
          confirmType='done'
          confirmHold
          focus={focused}
          onBlur={() => setFocused(false)}
          onInput={(event) => setText(event.detail.value)}
          onConfirm={send}
        />
      </View>
      <Btn id='scan-send' size='m' kind='p' label={FLOOR.scanNow} onTap={send} />
    </>
  )
}

/** Open camera, or a folded field for a gun; 撤销, 开灯 and 手输 under the thumb. */
export const ScanBar = ({ aim, onCode, onUndo, folded = false, overAct = false, focus }: Props) => {
  const [typing, setTyping] = useState(!HAS_CAMERA)
  const [torch, setTorch] = useState(false)
  const isNew = useRef(createSameCode())
  const fromCamera = (code: string) => (isNew.current(code, Date.now()) ? onCode(code) : undefined)
  const open = HAS_CAMERA && !folded && !typing
  return (
    <View id='scan-bar'>
      {open && <CameraBand hint={aim.camera} torch={torch} onCode={fromCamera} />}
      {typing && (
        <View className='cam cam-low'>
          <TypeIn aim={aim} onCode={onCode} focus={focus} />
        </View>
      )}
      <View className={`keys${overAct ? ' keys-on-act' : ''}`}>
        {onUndo && <KeyBtn id='scan-undo' icon='undo' label={FLOOR.undo} onTap={onUndo} />}
        {open && <KeyBtn id='scan-torch' icon='torch' label={FLOOR.torch} onTap={() => setTorch(!torch)} />}
        {HAS_CAMERA && folded && focus === undefined && (
          <KeyBtn
            id='scan-open'
            icon='scan'
            label={FLOOR.scanNow}
            onTap={() => void scan().then((code) => code !== undefined && onCode(code))}
          />
        )}
        {HAS_CAMERA && <KeyBtn id='scan-type' icon='key' label={FLOOR.typeIn} onTap={() => setTyping(!typing)} />}
      </View>
    </View>
  )
}

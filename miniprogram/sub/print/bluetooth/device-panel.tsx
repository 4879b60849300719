import { View } from '@tarojs/components'
import { PRINT_LANGUAGES, type PrintLanguage } from '@shared/label/languages'
import { Btn } from '../../../components/btn'
import { CauseFix } from '../../../components/cause-fix'
import { Icon } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import { useAct } from '../../../hooks/use-act'
import { useSnack } from '../../../store/snack'
import { BLUETOOTH, languageWords, troubleText } from '../../../text/bluetooth'
import { chooseLanguage, headIsClear, leaveDevice, sendSample, usePhone } from './phone'

const Languages = ({ chosen, still }: { readonly chosen: PrintLanguage; readonly still: boolean }) => (
  <View className='row gap8'>
    {PRINT_LANGUAGES.map((language) => {
      const [name, about] = languageWords(language)
      const on = language === chosen
      return (
        <View
          key={language}
          id={`language-${language}`}
          className={`bt-choice sp${on ? ' bt-choice-on' : ''}`}
          role='radio'
          aria-checked={on}
          onClick={() => still && chooseLanguage(language)}
        >
          <View className='row gap4 t17 b nw'>
            {on && <Icon name='check' size='s' />}
            <View>{name}</View>
          </View>
          <View className='t13 ink2'>{about}</View>
        </View>
      )
    })}
  </View>
)

const Torn = () => (
  <CauseFix
    id='bt-torn'
    tone='look'
    title={BLUETOOTH.tornTitle}
    line={BLUETOOTH.tornLine}
    count={1}
    fixes={[{ id: 'torn-settled', label: BLUETOOTH.tornSettled, onTap: headIsClear }]}
  />
)

/** A label for the eye: made at the desk, sent from here. */
function useSample(printerId: string | undefined) {
  const { busy, act } = useAct()
  const print = async (language: PrintLanguage) => {
    const value = await act('phoneSample', { language, ...(printerId === undefined ? {} : { printerId }) })
    if (!value) return
    const out = await sendSample(value.bytes)
    if (out) useSnack.getState().show(BLUETOOTH.sampleOut)
    else useSnack.getState().warn(troubleText(usePhone.getState().link.code))
  }
  return { busy, print }
}

/** The device in use, and what it is spoken to in: chosen by a person who looks at a sample, kept on this phone. */
export const DevicePanel = ({ printerId }: { readonly printerId: string | undefined }) => {
  const { device, link, run, torn } = usePhone()
  const sample = useSample(printerId)
  if (!device) return null
  const still = !run.running && link.state !== 'sending'
  const clear = still && link.state !== 'unsure' && !torn
  const up = link.state === 'ready' || link.state === 'sending' || link.state === 'done'
  return (
    <>
      <View className='sec'>
        <RowItem
          tone={up ? 'done' : 'wait'}
          title={device.name}
          line={up ? BLUETOOTH.connected : BLUETOOTH.notConnected}
          side={
            <Btn id='change-device' size='m' label={BLUETOOTH.change} off={!clear} onTap={() => void leaveDevice()} />
          }
        />
      </View>
      {torn && <Torn />}
      <View className='cap-t'>{BLUETOOTH.language}</View>
      <View className='sec pad'>
        <Languages chosen={device.language} still={still} />
        <View className='t15 ink2 mt8'>{BLUETOOTH.languageHelp}</View>
        <View className='row mt8'>
          <Btn
            id='sample'
            icon='printer'
            grow
            label={BLUETOOTH.sample}
            busy={sample.busy !== undefined || (link.state === 'sending' && !run.running)}
            off={!clear}
            onTap={() => void sample.print(device.language)}
          />
        </View>
      </View>
    </>
  )
}

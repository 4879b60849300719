import { useState } from 'react'
import { View } from '@tarojs/components'
import { HAS_CAMERA } from './camera-band'
import { invitedWith } from '../device/invite'
import { scan } from '../device/scan'
import { useAct } from '../hooks/use-act'
import { go } from '../nav/go'
import { useSession } from '../store/session'
import { JOIN } from '../text/common'
import { Btn } from './btn'
import { Field } from './field'

/** The owner's code is a link in a browser and the bare token in WeChat: either is read. */
const tokenIn = (text: string): string => /[?&]invite=([\w-]+)/.exec(text)?.[1] ?? text.trim()

const ScanCode = ({ onCode }: { readonly onCode: (code: string) => void }) => {
  const read = async () => {
    const found = await scan()
    if (found !== undefined) onCode(tokenIn(found))
  }
  return (
    <>
      <View className='mt8' />
      <Btn id='join-scan' icon='scan' label={JOIN.scan} onTap={() => void read()} />
    </>
  )
}

/** All a stranger sees: join as staff, claim as the first owner, or go on as a buyer. */
export const Join = () => {
  const [name, setName] = useState('')
  const [code, setCode] = useState(invitedWith)
  const { busy, act } = useAct()
  const enter = async (key: 'staffJoin' | 'staffClaim') => {
    const me =
      key === 'staffJoin'
        ? await act('staffJoin', { token: code.trim(), name: name.trim() })
        : await act('staffClaim', { code: code.trim(), name: name.trim() })
    if (me) useSession.getState().set(me)
  }
  return (
    <View id='join'>
      <View className='pad white'>
        <View className='t26 b'>{JOIN.title}</View>
        <View className='ink2 mt4'>{JOIN.body}</View>
      </View>
      <View className='sec'>
        <Field id='f-name' label={JOIN.name} value={name} placeholder={JOIN.namePlaceholder} onChange={setName} />
        <Field id='f-code' label={JOIN.inviteCode} value={code} placeholder={JOIN.codePlaceholder} onChange={setCode} />
      </View>
      <View className='pad'>
        <Btn
          id='join-go'
          kind='p'
          label={JOIN.join}
          busy={busy === 'staffJoin'}
          onTap={() => void enter('staffJoin')}
        />
        {HAS_CAMERA && <ScanCode onCode={setCode} />}
        <View className='mt8' />
        <Btn id='claim-go' label={JOIN.claim} busy={busy === 'staffClaim'} onTap={() => void enter('staffClaim')} />
        <View className='mt8' />
        <Btn id='as-buyer' kind='text' label={JOIN.buyer} onTap={() => go('parcels')} />
      </View>
    </View>
  )
}

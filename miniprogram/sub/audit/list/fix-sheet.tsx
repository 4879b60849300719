import { useEffect, useState } from 'react'
import { Textarea, View } from '@tarojs/components'
import type { OrderCardView } from '@shared/api/views'
import { ActBar } from '../../../components/act-bar'
import { AddressDiff } from '../../../components/address-diff'
import { AddressForm, draftOf, EMPTY_ADDRESS, type AddressDraft } from '../../../components/address-form'
import { Btn } from '../../../components/btn'
import { Sheet } from '../../../components/sheet'
import { useAct } from '../../../hooks/use-act'
import { AUDIT } from '../../../text/audit'
import { BUYER } from '../../../text/buyer'
import { readAddress } from './read-address'

interface Props {
  readonly order: OrderCardView
  readonly onDone: () => void
  readonly onClose: () => void
}
const WORDS = {
  name: AUDIT.fixName,
  phone: AUDIT.fixPhone,
  province: AUDIT.fixProvince,
  city: AUDIT.fixCity,
  district: AUDIT.fixDistrict,
  detail: AUDIT.fixDetail,
} as const

/** What a buyer has sent in a chat, taken apart; what it does not say stays as it is in the form. */
const Paste = ({ draft, onRead }: { readonly draft: AddressDraft; readonly onRead: (draft: AddressDraft) => void }) => {
  const [text, setText] = useState('')
  const [messages, setMessages] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const read = async () => {
    setBusy(true)
    const got = await readAddress(text)
    setBusy(false)
    setMessages(got.messages)
    const phone = got.extension ? `${got.phone}-${got.extension}` : got.phone
    const place = got.province === '' && got.detail === '' ? draft : got
    const { province, city, district, detail } = place
    onRead({ name: got.name || draft.name, phone: phone || draft.phone, province, city, district, detail })
  }
  return (
    <View className='pad'>
      <View className='row gap8'>
        <View className='area-box sp' id='paste'>
          <Textarea
            className='area-input area-low'
            value={text}
            maxlength={500}
            placeholder={AUDIT.paste}
            onInput={(event) => setText(event.detail.value)}
          />
        </View>
        <Btn
          id='paste-read'
          size='m'
          label={AUDIT.pasteRead}
          off={text.trim() === ''}
          busy={busy}
          onTap={() => void read()}
        />
      </View>
      {messages.length > 0 && (
        <View className='t13 cl mt4' id='paste-says'>
          {messages.join('；')}
        </View>
      )}
    </View>
  )
}

/** Mending needs the full address: opening it is logged, so it is asked for only here. */
export const FixSheet = ({ order, onDone, onClose }: Props) => {
  const [draft, setDraft] = useState(EMPTY_ADDRESS)
  const { busy, act } = useAct()
  useEffect(() => {
    void act('orderReveal', { orderId: order.id }).then((view) => view && setDraft(draftOf(view)))
  }, [act, order.id])
  const save = async () => {
    if ((await act('auditFixAddress', { orderId: order.id, ...draft })) !== undefined) onDone()
  }
  return (
    <Sheet title={AUDIT.fixTitle} onClose={onClose}>
      <View className='pad'>
        <AddressDiff parts={order.address} />
      </View>
      <Paste draft={draft} onRead={setDraft} />
      <AddressForm draft={draft} words={WORDS} placeholder={BUYER.detailPlaceholder} onChange={setDraft} />
      <ActBar
        primary={{
          id: 'fix-save',
          label: AUDIT.fixSave,
          icon: 'check',
          busy: busy !== undefined,
          onTap: () => void save(),
        }}
      />
    </Sheet>
  )
}

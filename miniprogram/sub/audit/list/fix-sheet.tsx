import { useEffect, useState } from 'react'
import { Textarea, View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import { lackingIn } from '@shared/audit/lacking'
import { ActBar } from '../../../components/act-bar'
import { AddressDiff } from '../../../components/address-diff'
import { AddressForm, draftOf, stillLacking, type AddressDraft } from '../../../components/address-form'
import { Btn } from '../../../components/btn'
import { Skeleton } from '../../../components/skeleton'
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
type Region = Pick<AddressDraft, 'province' | 'city' | 'district'>
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

/** The engine's guesses, best first; one tap writes one into the form, nothing is stored by it. */
const Guesses = ({ order, onTake }: { readonly order: OrderCardView; readonly onTake: (region: Region) => void }) => {
  const guesses = order.findings.flatMap(({ facts }) => {
    const said = facts?.['suggestions']
    return Array.isArray(said) ? (said as readonly string[]) : []
  })
  const take = async (guess: string) => {
    const { province, city, district } = await readAddress(guess)
    onTake({ province, city, district })
  }
  if (guesses.length === 0) return null
  return (
    <View className='pad chips' id='guesses'>
      {guesses.slice(0, 3).map((guess) => (
        <Btn key={guess} id={`guess-${guess}`} size='m' label={AUDIT.fixGuess(guess)} onTap={() => void take(guess)} />
      ))}
    </View>
  )
}

interface FormProps extends Pick<Props, 'order' | 'onDone'> {
  /** As it stands, in full. */
  readonly opened: ValueOf<'orderReveal'>
}
const FixForm = ({ order, opened, onDone }: FormProps) => {
  const was = draftOf(opened)
  const [draft, setDraft] = useState(was)
  const { busy, act } = useAct()
  const lacking = order.findings.flatMap((finding) => lackingIn(finding).flatMap(({ fields }) => fields))
  const save = async () => {
    if ((await act('auditFixAddress', { orderId: order.id, ...draft })) !== undefined) onDone()
  }
  return (
    <>
      {opened.came !== undefined && (
        <View className='pad t15 ink2' id='came'>
          {AUDIT.fixCame}：{opened.came}
        </View>
      )}
      <Guesses order={order} onTake={(region) => setDraft((now) => ({ ...now, ...region }))} />
      <Paste draft={draft} onRead={setDraft} />
      <AddressForm
        draft={draft}
        words={WORDS}
        placeholder={BUYER.detailPlaceholder}
        lacking={stillLacking(lacking, { was, is: draft })}
        onChange={setDraft}
      />
      <ActBar
        primary={{
          id: 'fix-save',
          label: AUDIT.fixSave,
          icon: 'check',
          busy: busy !== undefined,
          onTap: () => void save(),
        }}
      />
    </>
  )
}

/** Mending needs the full address: opening it is logged, so it is asked for only here. Nothing is typed before it has come. */
export const FixSheet = ({ order, onDone, onClose }: Props) => {
  const [opened, setOpened] = useState<ValueOf<'orderReveal'>>()
  const { act } = useAct()
  useEffect(() => {
    void act('orderReveal', { orderId: order.id }).then((view) => (view === undefined ? onClose() : setOpened(view)))
  }, [act, order.id, onClose])
  return (
    <Sheet title={AUDIT.fixTitle} onClose={onClose}>
      <View className='pad'>
        <AddressDiff parts={order.address} />
      </View>
      {opened === undefined ? <Skeleton rows={2} /> : <FixForm order={order} opened={opened} onDone={onDone} />}
    </Sheet>
  )
}

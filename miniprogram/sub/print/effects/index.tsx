import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { EffectCauses } from '../../../components/effect-causes'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { UnsureCopies } from '../../../components/unsure-copy'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { alertLine, alertTitle } from '../../../text/desk'
import { PRINT, unsureAnywhere } from '../../../text/print'
import { moment } from '../../../text/time'

const POLL_MS = 10_000
type List = ValueOf<'effectList'>

const Cards = ({ list, reload }: { readonly list: List; readonly reload: () => Promise<void> }) => {
  const { busy, act } = useAct()
  const now = useNow()
  if (list.cards.length === 0) return null
  const close = async (id: string) => {
    await act('cardClose', { id }, id)
    await reload()
  }
  return (
    <>
      <View className='cap-t'>{PRINT.cardsTitle}</View>
      <View className='sec'>
        {list.cards.map((card) => (
          <RowItem
            key={card.id}
            id={`card-${card.id}`}
            tone='look'
            title={alertTitle(card.kind, card.facts)}
            line={[moment(card.at, now), alertLine(card.kind, card.facts)].filter((part) => part !== '').join('　')}
            side={
              <Btn
                id={`close-${card.id}`}
                size='m'
                label={PRINT.cardDone}
                busy={busy === card.id}
                onTap={() => void close(card.id)}
              />
            }
          />
        ))}
      </View>
    </>
  )
}

export default function EffectsPage() {
  const effects = useResource('effectList', {}, { pollMs: POLL_MS })
  return (
    <Screen roles={['owner', 'auditor']}>
      <Load of={effects}>
        {(list) =>
          list.causes.length + list.unsureCopies.length + list.cards.length === 0 ? (
            <Blank icon='done' tone='done' title={PRINT.allDone} body={PRINT.allDoneBody} />
          ) : (
            <View id='effects'>
              <UnsureCopies copies={list.unsureCopies} lineOf={unsureAnywhere} onAnswered={effects.reload} />
              <EffectCauses causes={list.causes} onFixed={effects.reload} />
              <Cards list={list} reload={effects.reload} />
            </View>
          )
        }
      </Load>
    </Screen>
  )
}

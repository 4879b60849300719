import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import type { BuyerParcel } from '@shared/api/buyer'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { useResource } from '../../../hooks/use-resource'
import { go } from '../../../nav/go'
import { BUYER, goodsWords, needsTitle } from '../../../text/buyer'
import { AllowRow } from '../allow-row'
import { Acts, Parcel, parcelKey } from './parcel'

/** What keeps an order from leaving stands above everything, with its one action. */
const NeedsAddress = ({ parcel }: { readonly parcel: BuyerParcel }) => {
  const id = parcel.orders[0]?.id ?? ''
  return (
    <RowItem
      id={`needs-${id}`}
      tone='look'
      ground='look'
      title={needsTitle(parcel)}
      line={`${parcel.lines.map(goodsWords).join('、')}${BUYER.fixPromise}`}
      side={<Btn id={`fix-${id}`} size='m' label={BUYER.fix} onTap={() => go('fixAddress', { id })} />}
    />
  )
}

const waits = ({ stage }: BuyerParcel) => stage === 'needs-address'

const Shown = ({ value }: { readonly value: ValueOf<'buyerParcels'> }) => {
  const { parcels, templateIds, shopPhone } = value
  const allow = <AllowRow templateIds={templateIds} />
  // who bought what is learned a little later: he may be told all the same
  if (parcels.length === 0)
    return (
      <>
        {allow}
        <Blank icon='gift' tone='wait' title={BUYER.emptyTitle} body={BUYER.emptyBody} />
      </>
    )
  const rest = parcels.filter((parcel) => !waits(parcel))
  return (
    <View id='parcels'>
      {parcels.filter(waits).map((parcel) => (
        <NeedsAddress key={parcelKey(parcel)} parcel={parcel} />
      ))}
      {rest.map((parcel) => (
        <View key={parcelKey(parcel)} className='parcel-of'>
          <Parcel parcel={parcel} />
          {rest.length > 1 && <Acts parcel={parcel} shopPhone={shopPhone} />}
        </View>
      ))}
      {allow}
    </View>
  )
}

export default function ParcelsPage() {
  const parcels = useResource('buyerParcels', {}, { pollMs: 30_000 })
  const value = parcels.shown?.value
  const [only, more] = value?.parcels.filter((parcel) => !waits(parcel)) ?? []
  // of one parcel under the thumb, of several each with its own
  const bar = value && only && !more && <Acts parcel={only} shopPhone={value.shopPhone} />
  return (
    <Screen roles='anyone' bottom={bar}>
      <Load of={parcels} rows={3}>
        {(shown) => <Shown value={shown} />}
      </Load>
    </Screen>
  )
}

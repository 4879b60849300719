import { useRouter } from '@tarojs/taro'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { useResource } from '../../../hooks/use-resource'
import { ORDERS } from '../../../text/order'
import { Acts } from './acts'
import { OrderBody } from './order-body'

export default function OrderPage() {
  const { id = '' } = useRouter().params
  const order = useResource('orderGet', { orderId: decodeURIComponent(id) })
  return (
    <Screen roles='staff' bottom={<Acts order={order} />}>
      <Load of={order} what={ORDERS.what}>
        {(value) => <OrderBody order={value} offline={order.offline} onChanged={order.reload} />}
      </Load>
    </Screen>
  )
}

import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { PhoneCopy, PhoneQueueValue } from '@shared/api/phone-print'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { looksLikePrinter } from '../../../device/bluetooth/profile'
import { HAS_RADIO } from '../../../device/bluetooth/radio'
import { useNearby } from '../../../hooks/use-nearby'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { BLUETOOTH, printCount } from '../../../text/bluetooth'
import { useAddHere } from './add-here'
import { DevicePanel } from './device-panel'
import { Nearby } from './nearby'
import { printQueue, sayWhatIsKnown, stopPrinting, usePhone } from './phone'
import { copyInQuestion, Queue } from './queue'

const STAFF = ['owner', 'auditor', 'packer'] as const
const POLL_MS = 4000

/** No device chosen yet: what is near. */
const Choose = ({ printerId }: { readonly printerId: string | undefined }) => {
  const near = useNearby(looksLikePrinter)
  const bar = (
    <ActBar
      primary={{ id: 'look-again', label: BLUETOOTH.lookAgain, icon: 'search', busy: near.looking, onTap: near.again }}
    />
  )
  return (
    <Screen roles={STAFF} bottom={bar}>
      <Nearby near={near} printerId={printerId} />
    </Screen>
  )
}

/** Connected, but no printer of the shop yet: sample, name, add. */
const Add = ({ onAdded }: { readonly onAdded: (printerId: string) => void }) => {
  const { panel, bar } = useAddHere(onAdded)
  return (
    <Screen roles={STAFF} bottom={bar}>
      <DevicePanel printerId={undefined} />
      {panel}
    </Screen>
  )
}

interface BarProps {
  readonly queue: Resource<PhoneQueueValue>
  readonly printerId: string
}
interface Doubt {
  readonly ask: PhoneCopy | undefined
  readonly unsure: boolean
  readonly torn: boolean
  readonly out: number
}
/** What the print button waits for; undefined: nothing. */
function whyNot({ offline, shown }: Resource<PhoneQueueValue>, { ask, unsure, torn, out }: Doubt): string | undefined {
  if (offline || !shown) return BLUETOOTH.offline
  if (torn) return BLUETOOTH.tornFirst
  if (copyInQuestion(shown.value, ask) || unsure) return BLUETOOTH.lookFirst
  if (shown.value.waiting > 0) return undefined
  return out > 0 ? BLUETOOTH.doneAll : BLUETOOTH.allOut
}

const PrintBar = ({ queue, printerId }: BarProps) => {
  const { run, link, torn } = usePhone()
  const value = queue.shown?.value
  if (value === undefined) return null
  const print = async () => {
    await printQueue(printerId)
    await queue.reload()
  }
  if (run.running) {
    const label = run.stopping ? BLUETOOTH.stopping : BLUETOOTH.stop
    return <ActBar primary={{ id: 'bt-stop', icon: 'pause', label, off: run.stopping, onTap: stopPrinting }} />
  }
  const why = whyNot(queue, { ask: run.ask, unsure: link.state === 'unsure', torn, out: run.out })
  return (
    <ActBar
      primary={{
        id: 'bt-print',
        icon: why === undefined ? 'printer' : 'wait',
        label: why ?? printCount(value.waiting),
        off: why !== undefined,
        onTap: () => void print(),
      }}
    />
  )
}

/** Connected to a printer of the shop: its queue. */
const Print = ({ printerId }: { readonly printerId: string }) => {
  const queue = useResource('phoneQueue', { printerId }, { pollMs: POLL_MS })
  const { reload } = queue
  useEffect(() => void sayWhatIsKnown().then(reload), [reload])
  return (
    <Screen roles={STAFF} bottom={<PrintBar queue={queue} printerId={printerId} />}>
      <Load of={queue}>{(value) => <Queue queue={value} reload={reload} />}</Load>
      <DevicePanel printerId={printerId} />
    </Screen>
  )
}

const Here = ({ asked }: { readonly asked: string | undefined }) => {
  const [printerId, setPrinterId] = useState(asked)
  const device = usePhone((state) => state.device)
  if (!device) return <Choose printerId={printerId} />
  return printerId === undefined ? <Add onAdded={setPrinterId} /> : <Print printerId={printerId} />
}

export default function BluetoothPage() {
  const { printer } = useRouter().params
  if (HAS_RADIO) return <Here asked={printer} />
  return (
    <Screen roles={STAFF}>
      <Blank icon='bt' tone='wait' title={BLUETOOTH.notHereTitle} body={BLUETOOTH.notHereBody} />
    </Screen>
  )
}

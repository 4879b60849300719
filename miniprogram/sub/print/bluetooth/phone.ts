import { create } from 'zustand'
import type { PrintLanguage } from '@shared/label/languages'
import { stayAwake } from '../../../device/awake'
import { bytesOfBase64 } from '../../../device/bluetooth/base64'
import { PrinterLink, type LinkView } from '../../../device/bluetooth/link'
import { radio } from '../../../device/bluetooth/radio'
import { newId } from '../../../device/id'
import { callApi } from '../../../services/api'
import { deviceMemory, journalStore, markSample, rememberDevice, rememberLast, sampleTorn } from './memory'
import { PrintRun, type RunView } from './run'

interface ChosenDevice {
  readonly deviceId: string
  readonly name: string
  readonly language: PrintLanguage
}
interface PhoneStore {
  readonly link: LinkView
  readonly run: RunView
  readonly device: ChosenDevice | undefined
  /** Half a sample may be in the printer's head. */
  readonly torn: boolean
}

/** What the page shows. It outlives the page: a label underway is sent to its end when a person goes back. */
export const usePhone = create<PhoneStore>(() => ({
  link: { state: 'idle', sentBytes: 0, totalBytes: 0 },
  run: { running: false, stopping: false, out: 0, blocked: [] },
  device: undefined,
  torn: sampleTorn(),
}))

const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

let parts: { readonly link: PrinterLink; readonly run: PrintRun } | undefined
/** Made at the first use: a browser page has no radio to listen to. */
function phone() {
  if (parts) return parts
  const link = new PrinterLink(radio, { wait }, (view) => usePhone.setState({ link: view }))
  const run = new PrintRun({
    link,
    newId,
    store: journalStore,
    desk: {
      take: (ask) => callApi('phoneTake', ask),
      report: (ask) => callApi('phoneReport', ask),
      answer: (ask) => callApi('copyAnswer', ask),
    },
    changed: (view) => usePhone.setState({ run: view }),
  })
  parts = { link, run }
  return parts
}

const learn = (): void => {
  const { device } = usePhone.getState()
  if (device) rememberDevice(device.deviceId, { language: device.language, learned: phone().link.learned })
}

export async function chooseDevice(found: { readonly deviceId: string; readonly name: string }): Promise<boolean> {
  const { deviceId, name } = found
  const { language, learned } = deviceMemory(deviceId, name)
  await radio.open()
  if (!(await phone().link.connect({ deviceId, learned }))) return false
  usePhone.setState({ device: { deviceId, name, language } })
  return true
}

export async function leaveDevice(): Promise<void> {
  await phone().link.close()
  usePhone.setState({ device: undefined })
}

export function chooseLanguage(language: PrintLanguage): void {
  const { device } = usePhone.getState()
  if (!device) return
  usePhone.setState({ device: { ...device, language } })
  learn()
}

/** A torn sample is nobody's parcel, but what is left of it would come out mixed with the next label: a person clears the head. */
export async function sendSample(base64: string): Promise<boolean> {
  markSample(true)
  const { sent } = await phone().link.send(bytesOfBase64(base64))
  const torn = sent === 'unsure'
  markSample(torn)
  usePhone.setState({ torn })
  learn()
  return sent === 'whole'
}
export function headIsClear(): void {
  markSample(false)
  usePhone.setState({ torn: false })
  phone().link.settle()
}

export async function printQueue(printerId: string): Promise<void> {
  const { device } = usePhone.getState()
  if (!device) return
  rememberLast(printerId, { deviceId: device.deviceId, name: device.name })
  stayAwake(true)
  try {
    await phone().run.start({ printerId, language: device.language })
  } finally {
    stayAwake(false)
    learn()
  }
}
export const stopPrinting = (): void => phone().run.stop()
export const answerCopy = (copyId: string, cameOut: boolean): Promise<boolean> => phone().run.answer(copyId, cameOut)
/** What an earlier visit left on the disk is said now. */
export const sayWhatIsKnown = (): Promise<boolean> =>
  usePhone.getState().run.running ? Promise.resolve(true) : phone().run.tell(true)

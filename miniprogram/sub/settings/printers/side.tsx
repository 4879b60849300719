import { useState } from 'react'
import type { SettingsValue } from '@shared/api/settings'
import { sentByPhone } from '@shared/printer/drivers'
import { paperIn } from '@shared/printer/sheet'
import { standIn } from '@shared/printer/stand-in'
import { Btn } from '../../../components/btn'
import { useMoveQueue } from '../../../hooks/use-move-queue'
import { go } from '../../../nav/go'
import { useSnack } from '../../../store/snack'
import { BLUETOOTH } from '../../../text/bluetooth'
import { PRINT } from '../../../text/print'
import { PRINTER } from '../../../text/printer'
import { useTestPrint } from '../printer/use-test-print'
import { WhySheet } from './why-sheet'

type Printer = SettingsValue['printers'][number]
export interface SideProps {
  readonly printer: Printer
  readonly all: readonly Printer[]
  readonly printing: SettingsValue['printing']
  readonly reload: () => Promise<void>
}

const isWell = ({ bind, on, condition }: Printer) => bind === 'bound' && on && condition === 'ready'

function otherOf({ printer, all, printing }: SideProps): Printer | undefined {
  const paper = paperIn(printing, printer.id)
  return standIn(all.filter(({ id }) => id !== printer.id && paperIn(printing, id) === paper))
}

const Move = ({ printer, to, reload }: { printer: Printer; to: Printer; reload: SideProps['reload'] }) => {
  const { busy, move: moveQueue } = useMoveQueue()
  const move = async () => {
    const value = await moveQueue({ from: printer.id, to: to.id })
    if (value) useSnack.getState().show(`${PRINT.moveTo(to.label)}：${PRINT.moved(value)}`)
    await reload()
  }
  return (
    <Btn id={`move-${printer.id}`} size='m' label={PRINTER.move} busy={busy !== undefined} onTap={() => void move()} />
  )
}

const Why = ({ printer, reload }: Pick<SideProps, 'printer' | 'reload'>) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Btn id={`why-${printer.id}`} size='m' label={PRINTER.why} onTap={() => setOpen(true)} />
      {open && <WhySheet printer={printer} reload={reload} onClose={() => setOpen(false)} />}
    </>
  )
}

const Test = ({ id }: { readonly id: string }) => {
  const { busy, print } = useTestPrint(id)
  return <Btn id={`test-${id}`} size='m' label={PRINTER.test} busy={busy} onTap={() => void print()} />
}

/** The one thing to do: a queue that stands goes to a printer that works, a silent one is looked into, a well one shows a sheet. */
export const Side = (props: SideProps) => {
  const { printer, reload } = props
  if (!printer.on) return null
  if (sentByPhone(printer)) {
    const open = () => go('bluetooth', { printer: printer.id })
    return <Btn id={`by-phone-${printer.id}`} size='m' label={BLUETOOTH.openHere} onTap={open} />
  }
  if (isWell(printer)) return <Test id={printer.id} />
  const to = printer.waiting > 0 ? otherOf(props) : undefined
  return to ? <Move printer={printer} to={to} reload={reload} /> : <Why printer={printer} reload={reload} />
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import type { SheetSubject } from '@shared/api/sheets'
import type { SheetKind } from '@shared/printer/sheet'
import { newId } from '../device/id'
import { useAct } from '../hooks/use-act'
import { useResource } from '../hooks/use-resource'
import { go } from '../nav/go'
import { useSession } from '../store/session'
import { useSnack } from '../store/snack'
import { BLUETOOTH } from '../text/bluetooth'
import { PRINT } from '../text/print'
import * as words from '../text/sheet'
import { Btn } from './btn'
import { CauseFix } from './cause-fix'
import { Load } from './load'
import { RowItem } from './row-item'
import { Sheet } from './sheet'

const { SHEET } = words
const POLL_MS = 3_000
type Shown = ValueOf<'sheetShow'>

/** Nobody prints it yet: what that takes, and for the owner the way there. */
const NoPrinter = ({ kind }: { readonly kind: SheetKind }) => {
  const owner = useSession((state) => state.me?.role) === 'owner'
  return (
    <RowItem
      id='no-sheet-printer'
      tone='look'
      title={SHEET.noPrinter(kind)}
      line={owner ? SHEET.noPrinterOwner : SHEET.noPrinterStaff}
      {...(owner
        ? { side: <Btn id='choose-printer' size='m' kind='a' label={SHEET.choose} onTap={() => go('printers')} /> }
        : {})}
    />
  )
}

const From = ({ printer }: { readonly printer: NonNullable<Shown['printer']> }) => {
  const { id, label, usable, byPhone } = printer
  if (!usable) return <RowItem tone='look' title={SHEET.fromOff(label)} />
  const side = (
    <Btn id='sheet-by-phone' size='m' label={BLUETOOTH.openHere} onTap={() => go('bluetooth', { printer: id })} />
  )
  return <RowItem icon='printer' title={SHEET.from(label)} {...(byPhone ? { side } : {})} />
}

/** A page that nobody knows of: a look at the paper settles it, one at a time. */
const Unsure = ({ subject, reload }: { readonly subject: SheetSubject; readonly reload: () => Promise<void> }) => {
  const { busy, act } = useAct()
  const [page] = subject.unsure
  if (page === undefined) return null
  const answer = async (cameOut: boolean) => {
    await act('copyAnswer', { copyId: page.copyId, cameOut }, String(cameOut))
    await reload()
  }
  return (
    <CauseFix
      id='sheet-unsure'
      tone='look'
      title={words.unsurePage(page.page, page.failed)}
      line={words.lookAtPage}
      count={subject.unsure.length}
      fixes={[
        { id: 'page-out', label: PRINT.cameOut, busy: busy === 'true', onTap: () => void answer(true) },
        { id: 'page-not', kind: 'a', label: PRINT.notOut, busy: busy === 'false', onTap: () => void answer(false) },
      ]}
    />
  )
}

const printWord = ({ unlisted, parcels, last }: SheetSubject) => {
  if (unlisted === 0) return SHEET.again
  return last && unlisted < parcels ? SHEET.goMore(unlisted) : SHEET.go
}

interface SubjectProps {
  readonly kind: SheetKind
  readonly subject: SheetSubject
  readonly canPrint: boolean
  readonly onPrint: (reason?: string) => Promise<void>
  readonly reload: () => Promise<void>
}

/** One wave or one box: what of it is on paper. Printed before, it is printed again with a reason only. */
const Subject = ({ kind, subject, canPrint, onPrint, reload }: SubjectProps) => {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const print = async (reason?: string) => {
    setBusy(true)
    setAsking(false)
    await onPrint(reason)
    setBusy(false)
  }
  const clerk = useSession((state) => state.me?.role) !== 'packer'
  const stuck = (subject.last?.stuck ?? 0) > 0
  const tap = () => (subject.unlisted === 0 ? setAsking(!asking) : void print())
  const side = canPrint && (
    <Btn id={`print-${subject.id}`} size='m' icon='printer' label={printWord(subject)} busy={busy} onTap={tap} />
  )
  return (
    <>
      <RowItem
        id={`subject-${subject.id}`}
        tone={subject.last === undefined ? 'wait' : stuck || subject.unsure.length > 0 ? 'look' : 'done'}
        title={words.subjectTitle(kind, subject)}
        line={words.subjectLine(subject, kind)}
        {...(side ? { side } : {})}
      />
      {stuck && clerk && <RowItem id='sheet-stuck' title={SHEET.stuckGo} onTap={() => go('effects')} />}
      <Unsure subject={subject} reload={reload} />
      {asking && (
        <>
          <View className='cap-t'>{SHEET.why(kind)}</View>
          {SHEET.reasons.map((reason, index) => (
            <RowItem key={reason} id={`sheet-reason-${index}`} title={reason} onTap={() => void print(reason)} />
          ))}
        </>
      )}
    </>
  )
}

interface Props {
  readonly kind: SheetKind
  /** Of a packing slip. */
  readonly parcelId?: string
  readonly onClose: () => void
}

/** Pick lists of the waves that are being picked, or the packing slip of one parcel: print, see what came of it, print again. */
export const PaperSheet = ({ kind, parcelId, onClose }: Props) => {
  const input = parcelId === undefined ? { kind } : { kind, parcelId }
  const shown = useResource('sheetShow', input, { pollMs: POLL_MS })
  const { act } = useAct()
  const print = async (id: string, reason?: string) => {
    const tap = { requestId: newId(), kind, id, ...(reason === undefined ? {} : { reason }) }
    if (await act('sheetPrint', tap)) useSnack.getState().show(SHEET.sent)
    await shown.reload()
  }
  return (
    <Sheet title={words.sheetWord(kind)} onClose={onClose}>
      <Load of={shown} rows={1}>
        {({ printer, subjects }) => (
          <View className='sec'>
            {printer ? <From printer={printer} /> : <NoPrinter kind={kind} />}
            {subjects.length === 0 && <RowItem tone='done' title={SHEET.none} />}
            {subjects.map((subject) => (
              <Subject
                key={subject.id}
                kind={kind}
                subject={subject}
                canPrint={printer?.usable === true && !shown.offline}
                onPrint={(reason) => print(subject.id, reason)}
                reload={shown.reload}
              />
            ))}
          </View>
        )}
      </Load>
    </Sheet>
  )
}

const MAY_PRINT = ['owner', 'auditor', 'packer']

/** Opens it, for those who may print. */
export const PaperSheetBtn = (props: Omit<Props, 'onClose'>) => {
  const [open, setOpen] = useState(false)
  const role = useSession((state) => state.me?.role)
  if (role === undefined || !MAY_PRINT.includes(role)) return null
  return (
    <>
      <Btn
        id={`open-${props.kind}`}
        size='m'
        icon='printer'
        label={SHEET.print(props.kind)}
        onTap={() => setOpen(true)}
      />
      {open && <PaperSheet {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

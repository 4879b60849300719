import { go } from '../nav/go'
import { useSession } from '../store/session'
import { DESK } from '../text/desk'
import { ActBar } from './act-bar'
import { Blank } from './blank'

/** Whoever may bring a file in. */
const useImporter = () => useSession((state) => state.me?.role === 'owner' || state.me?.role === 'auditor')

/** The desk of a shop that has taken no order in yet: no van to hurry for, one way to go. */
export const FirstDay = () => {
  const importer = useImporter()
  return <Blank icon='box' tone='wait' title={DESK.emptyTitle} body={importer ? DESK.emptyBody : DESK.emptyBodyStaff} />
}

export const FirstDayAct = () =>
  useImporter() && <ActBar primary={{ id: 'to-import', label: DESK.emptyAct, icon: 'up', onTap: () => go('import') }} />

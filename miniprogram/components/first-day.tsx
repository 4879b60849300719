import { go } from '../nav/go'
import { useSession } from '../store/session'
import { DESK } from '../text/desk'
import { ActBar } from './act-bar'
import { Blank } from './blank'

/** Only the owner may bring a file in. */
const useOwner = () => useSession((state) => state.me?.role === 'owner')

/** The desk of a shop that has taken no order in yet: no van to hurry for, one way to go. */
export const FirstDay = () => {
  const owner = useOwner()
  return <Blank icon='box' tone='wait' title={DESK.emptyTitle} body={owner ? DESK.emptyBody : DESK.emptyBodyStaff} />
}

export const FirstDayAct = () =>
  useOwner() && <ActBar primary={{ id: 'to-import', label: DESK.emptyAct, icon: 'up', onTap: () => go('import') }} />

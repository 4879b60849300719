import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { Role } from '@shared/staff/role'
import { LayerContext, usePageLayer } from '../hooks/use-layer'
import { useSession } from '../store/session'
import { COMMON } from '../text/common'
import { ActBar } from './act-bar'
import { Blank } from './blank'
import { Join } from './join'
import { Skeleton } from './skeleton'
import { Snack } from './snack'

interface Props {
  /** Roles that may see it; 'anyone' also lets a buyer in. */
  readonly roles: readonly Role[] | 'staff' | 'anyone'
  readonly bottom?: ReactNode
  readonly children: ReactNode
}

const Gate = ({ roles, children }: Pick<Props, 'roles' | 'children'>) => {
  const { me } = useSession()
  if (roles === 'anyone') return <>{children}</>
  if (me === undefined) return <SessionState />
  if (me.role === 'none') return <Join />
  if (roles !== 'staff' && !roles.includes(me.role)) {
    return <Blank icon='eye' tone='wait' title={COMMON.noAccess} body={COMMON.noAccessBody} />
  }
  return <>{children}</>
}

const SessionState = () => {
  const { trouble, load } = useSession()
  if (trouble === undefined) return <Skeleton />
  return (
    <>
      <Blank
        icon='stop'
        tone='stop'
        title={COMMON.errorTitle}
        body={COMMON.errorBody}
        foot={`${COMMON.errorCode}${trouble}`}
      />
      <ActBar primary={{ id: 'retry', label: COMMON.again, icon: 'run', onTap: () => void load() }} />
    </>
  )
}

const mayAct = (roles: Props['roles'], role: string | undefined) =>
  roles === 'anyone' ||
  (role !== undefined && role !== 'none' && (roles === 'staff' || (roles as readonly string[]).includes(role)))

/** The frame of every page: who may see it, the list, the snack and the action bar under the thumb. Sheets are opened in it. */
export const Screen = ({ roles, bottom, children }: Props) => {
  const role = useSession((state) => state.me?.role)
  const layer = usePageLayer()
  return (
    <LayerContext.Provider value={layer}>
      <View className='screen'>
        <View className='main'>
          <Gate roles={roles}>{children}</Gate>
        </View>
        <View className='bottom'>
          {!layer.isCovered && <Snack />}
          {mayAct(roles, role) && bottom}
        </View>
      </View>
    </LayerContext.Provider>
  )
}

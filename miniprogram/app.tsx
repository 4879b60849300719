import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { useSession } from './store/session'
import { useSendWaiting } from './store/use-send-waiting'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => void useSession.getState().load())
  useSendWaiting()
  return children
}

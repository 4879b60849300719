import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { useSession } from './store/session'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => void useSession.getState().load())
  return children
}

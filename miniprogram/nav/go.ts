import Taro from '@tarojs/taro'
import { PAGES } from './pages'

type PageName = keyof typeof PAGES
const TABS: readonly PageName[] = ['desk', 'orders']

const address = (page: PageName, params: Readonly<Record<string, string>>) => {
  const query = Object.entries(params)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return query === '' ? PAGES[page] : `${PAGES[page]}?${query}`
}
export const go = (page: PageName, params: Readonly<Record<string, string>> = {}): void =>
  void (TABS.includes(page) ? Taro.switchTab({ url: PAGES[page] }) : Taro.navigateTo({ url: address(page, params) }))

/** In place of this page: there is nothing to come back to. */
export const goInstead = (page: PageName, params: Readonly<Record<string, string>> = {}): void =>
  void Taro.redirectTo({ url: address(page, params) })

import { useShareAppMessage } from '@tarojs/taro'

/** The card of the button that was tapped. The page's config must say `enableShareAppMessage`. */
export const useShareCard = (): void =>
  useShareAppMessage(({ target }) => {
    const of = (target as { dataset?: { title?: unknown; path?: unknown } } | undefined)?.dataset
    return typeof of?.path === 'string'
      ? { title: typeof of.title === 'string' ? of.title : '', path: `/${of.path}` }
      : {}
  })

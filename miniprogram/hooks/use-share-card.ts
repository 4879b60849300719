import { useShareAppMessage } from '@tarojs/taro'

/**
 * The card of the button that was tapped; `onTaken` hears whose card it was once WeChat has made it, not before: a row that
 * changes under the tap would hand out another buyer's. The page's config must say `enableShareAppMessage`.
 */
export const useShareCard = (onTaken: (of: string) => void): void =>
  useShareAppMessage(({ target }) => {
    const data = (target as { dataset?: { title?: unknown; path?: unknown; of?: unknown } } | undefined)?.dataset
    if (typeof data?.path !== 'string') return {}
    if (typeof data.of === 'string') onTaken(data.of)
    return { title: typeof data.title === 'string' ? data.title : '', path: `/${data.path}` }
  })

import { create } from 'zustand'

interface SnackText {
  readonly text: string
  readonly tone: 'done' | 'look'
  readonly act?: { readonly label: string; readonly onTap: () => void }
}
interface SnackStore {
  readonly shown: SnackText | undefined
  readonly show: (text: string, act?: SnackText['act']) => void
  readonly warn: (text: string) => void
  readonly clear: () => void
}
const SHOWN_MS = 8_000
let timer: ReturnType<typeof setTimeout> | undefined

/** One dark bar over the action bar: a result and its undo. What is wrong on a parcel is a StopSheet, never this. */
export const useSnack = create<SnackStore>((set) => {
  const put = (shown: SnackText) => {
    clearTimeout(timer)
    timer = setTimeout(() => set({ shown: undefined }), SHOWN_MS)
    set({ shown })
  }
  return {
    shown: undefined,
    show: (text, act) => put({ text, tone: 'done', ...(act ? { act } : {}) }),
    warn: (text) => put({ text, tone: 'look' }),
    clear: () => set({ shown: undefined }),
  }
})

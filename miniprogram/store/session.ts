import { create } from 'zustand'
import type { SessionValue } from '@shared/api/session'
import { callApi } from '../services/api'
import { keep, kept } from '../device/storage'

interface SessionStore {
  /** Undefined until the first answer; the last known one stands in while there is no network. */
  readonly me: SessionValue | undefined
  readonly trouble: string | undefined
  readonly load: () => Promise<void>
  readonly set: (me: SessionValue) => void
}

const isSession = (value: unknown): value is SessionValue =>
  typeof value === 'object' && value !== null && typeof (value as { role?: unknown }).role === 'string'

/** Who holds the phone. The server asks again at every call; this only decides what is shown. */
export const useSession = create<SessionStore>((set) => ({
  me: undefined,
  trouble: undefined,
  load: async () => {
    set({ trouble: undefined })
    const answer = await callApi('sessionMe', {})
    if (answer.ok) {
      set({ me: answer.value })
      keep('session', answer.value)
      return
    }
    const last = kept('session')
    if (answer.refusal === 'network' && isSession(last)) set({ me: last })
    else set({ trouble: answer.detail ?? answer.refusal })
  },
  set: (me) => {
    set({ me })
    keep('session', me)
  },
}))

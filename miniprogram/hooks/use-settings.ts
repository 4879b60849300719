import { useCallback } from 'react'
import type { ContractKey, InputOf, ValueOf } from '@shared/api'
import type { SettingsValue } from '@shared/api/settings'
import { useSnack } from '../store/snack'
import { COMMON } from '../text/common'
import { useAct } from './use-act'
import { useResource } from './use-resource'

/** Routes that answer the settings as they are after the change. */
type SaveKey = { [K in ContractKey]: ValueOf<K> extends SettingsValue ? K : never }[ContractKey]

/** The shop's settings and the one way to change them: what is shown after a save is what the server says. */
export const useSettings = (options: Parameters<typeof useResource>[2] = {}) => {
  const resource = useResource('settingsGet', {}, options)
  const { busy, act } = useAct()
  const { set } = resource
  const save = useCallback(
    async <K extends SaveKey>(key: K, input: InputOf<K>, said: string = COMMON.saved): Promise<boolean> => {
      const value = await act(key, input)
      if (value === undefined) return false
      set(value)
      useSnack.getState().show(said)
      return true
    },
    [act, set],
  )
  return { resource, busy: busy !== undefined, save }
}

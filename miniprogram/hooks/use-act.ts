import { useCallback, useState } from 'react'
import type { ContractKey, InputOf, ValueOf } from '@shared/api'
import { callApi } from '../services/api'
import { useSnack } from '../store/snack'
import { refusalText } from '../text/common'

/** A pessimistic action: busy while it runs, the refusal said aloud, the value handed back or undefined. */
export const useAct = () => {
  const [busy, setBusy] = useState<string>()
  const act = useCallback(
    async <K extends ContractKey>(key: K, input: InputOf<K>, mark: string = key): Promise<ValueOf<K> | undefined> => {
      setBusy(mark)
      const answer = await callApi(key, input)
      setBusy(undefined)
      if (answer.ok) return answer.value
      useSnack.getState().warn(refusalText(answer.refusal, answer.detail))
      return undefined
    },
    [],
  )
  return { busy, act }
}

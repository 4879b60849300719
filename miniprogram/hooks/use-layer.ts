import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react'

/** Says that something is there from now on; what it answers takes the word back. */
type Enter = () => () => void
interface Layer {
  readonly isSheet: boolean
  /** A sheet lies over it. */
  readonly isCovered: boolean
  readonly cover: Enter
  /** An act bar stands in it. */
  readonly hasBar: boolean
  readonly bar: Enter
}
/** The page or the sheet around what is drawn. Each page has its own: WeChat keeps those behind it alive. */
export const LayerContext = createContext<Layer | undefined>(undefined)

const useCount = (): readonly [isThere: boolean, enter: Enter] => {
  const [count, setCount] = useState(0)
  const enter = useCallback(() => {
    setCount((before) => before + 1)
    return () => setCount((before) => before - 1)
  }, [])
  return [count > 0, enter]
}

function useLayer(isSheet: boolean): Layer {
  const [isCovered, cover] = useCount()
  const [hasBar, bar] = useCount()
  return useMemo(() => ({ isSheet, isCovered, cover, hasBar, bar }), [isSheet, isCovered, cover, hasBar, bar])
}

/** What is said stands once, in the topmost layer: under a sheet nobody sees it. */
export const usePageLayer = (): Layer => useLayer(false)

export function useSheetLayer(): Layer {
  const cover = useContext(LayerContext)?.cover
  useLayoutEffect(() => cover?.(), [cover])
  return useLayer(true)
}

/** For an act bar: the sheet it stands in. The sheet leaves it to the bar to say things above itself. */
export function useSheetOfBar(): Layer | undefined {
  const layer = useContext(LayerContext)
  const bar = layer?.bar
  useLayoutEffect(() => bar?.(), [bar])
  return layer?.isSheet === true ? layer : undefined
}

import { MAKERS, type Maker } from './makers'

interface Named {
  readonly maker: Maker
  readonly sn: string
  /** Its place among the strips. */
  readonly index: number
}

/** As the switches call it. */
export function shortName({ maker, sn, index }: Named): string {
  if (maker !== 'kuaimai') return `${MAKERS[maker]} ${sn.slice(-4)} `
  return index === 0 ? '前台' : `${index + 1} 号`
}

export const fullName = (named: Named): string => {
  const name = shortName(named)
  return named.maker === 'kuaimai' ? `${name}快麦` : name.trim()
}

/** A chip, a card and a sheet hold so many by name; an order of a wholesaler can lack two hundred. */
const NAMED = 3

/** The first few by name, of how many kinds there are. */
export const firstOf = (names: readonly string[], sign: '、' | '；' = '、'): string =>
  names.length <= NAMED ? names.join(sign) : `${names.slice(0, NAMED).join(sign)} 等 ${names.length} 种`

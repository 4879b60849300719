const KEY = 'fh-as'
const WORD = /[?&]as=([\w-]{1,64})/

/** H5 only: whose phone this is, from `?as=` in the link, kept for the next visit. */
export const persona = (): string => {
  const asked = WORD.exec(location.href)?.[1]
  if (asked === undefined) return localStorage.getItem(KEY) ?? 'owner'
  localStorage.setItem(KEY, asked)
  return asked
}

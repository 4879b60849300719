const CARRIED = /[?&]invite=([\w-]{16,64})/

/** A link: whoever opens it is somebody new on this desk, with the code filled in. */
export const inviteText = (token: string): string =>
  `${location.origin}${location.pathname}?as=new-${token.slice(0, 8)}&invite=${token}`

export const invitedWith = (): string => CARRIED.exec(location.href)?.[1] ?? ''

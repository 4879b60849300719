import Taro from '@tarojs/taro'

/** The code alone: the newcomer opens this mini-program and scans it from the page that asks him to join. */
export const inviteText = (token: string): string => token

/** The code that this start carried, when it came by a link of the owner's; '' when it did not. */
export const invitedWith = (): string => {
  const invite: unknown = Taro.getLaunchOptionsSync().query?.['invite']
  return typeof invite === 'string' ? invite : ''
}

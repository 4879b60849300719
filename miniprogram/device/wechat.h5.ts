import { NotHere } from './not-here'
import type { PostalAddress } from '@shared/kernel/address'

export const callPhone = (number: string): void => {
  location.href = `tel:${number}`
}
export async function chooseAddress(): Promise<PostalAddress | undefined> {
  throw new NotHere('chooseAddress')
}

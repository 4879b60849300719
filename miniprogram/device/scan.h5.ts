import { NotHere } from './not-here'

export async function scan(): Promise<string | undefined> {
  throw new NotHere('scan')
}

import { NotHere } from './not-here'

export const stayAwake = (): void => {
  throw new NotHere('stayAwake')
}

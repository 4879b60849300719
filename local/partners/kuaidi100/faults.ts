import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'
import { LIMITED, SERVER_ERROR } from './answer'

export const KUAIDI100_FACES: FaultFaces = {
  throttle: jsonReply(LIMITED),
  quota: jsonReply(LIMITED),
  busy: jsonReply(SERVER_ERROR),
}

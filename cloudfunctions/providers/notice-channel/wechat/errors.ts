import type { ErrorTable } from '../../wechat-api/errors'

/** -1 after sending may be a sent message: it is never repeated. */
const NOTICES: ErrorTable = { [-1]: ['no-answer', 'order'] }

/** 43101 is a normal end: the buyer did not subscribe, or the one message of the subscription is used. */
export const SEND_ERRORS: ErrorTable = {
  ...NOTICES,
  40037: ['invalid', 'shop'], // the template is gone from the account
  41030: ['invalid', 'shop'], // the page is not in the released version
  43101: ['rejected', 'order'],
  43107: ['auth', 'shop'], // the account may not send messages any more
  43108: ['throttled', 'order'], // another message to the same person is under way
  45168: ['rejected', 'order'],
  47003: ['invalid', 'order'], // a value breaks its keyword's rule; the text names it
}

export const FOLLOW_ERRORS: ErrorTable = NOTICES

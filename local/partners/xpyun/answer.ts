/** The one envelope of every answer; `code` 0 is yes. */
export const done = (data: unknown) => ({ code: 0, msg: 'ok', data, serverExecutedTime: 3 })
export const fail = (code: number, msg: string) => ({ code, msg, data: null, serverExecutedTime: 1 })
export type XpyunAnswer = ReturnType<typeof done> | ReturnType<typeof fail>

export const BAD_PARAM = fail(-2, 'REQUEST_PARAM_INVALID')
export const BAD_SIGN = fail(-3, 'SIGN_FAILED')
export const NOT_REGISTERED = fail(1002, 'NOT_REGISTER')
export const OFFLINE = fail(1003, 'OFFLINE')
/** No document that we have gives a code for these two; adapters must do without knowing it. */
export const NO_ORDER = fail(1005, 'ORDER_NOT_FOUND')
export const KEY_USED = fail(1016, 'ORDER_REPEAT')

/** The one envelope of every answer: `ret` 0 is a yes. */
export const done = (data: unknown) => ({ msg: 'ok', ret: 0, data, serverExecutedTime: 6 })
export const fail = (ret: number, msg: string) => ({ msg, ret, data: null, serverExecutedTime: 1 })
export type FeieAnswer = ReturnType<typeof done> | ReturnType<typeof fail>

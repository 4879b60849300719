/** The one envelope of every answer; codes are text. */
export const done = (message: string, data: object) => ({ result: true, returnCode: '200', message, data })
export const fail = (returnCode: string, message: string) => ({ result: false, returnCode, message })
export type Kuaidi100Answer = ReturnType<typeof done> | ReturnType<typeof fail>

export const BAD_PARAM = fail('400', '参数错误')
export const SERVER_ERROR = fail('500', '服务器错误')
export const REPEATED = fail('501', '重复提交')
export const BAD_SIGN = fail('503', '验证签名失败')
export const LIMITED = fail('504', '获取受限')
export const BAD_KEY = fail('600', '您不是合法的用户')

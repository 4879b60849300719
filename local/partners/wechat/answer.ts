/** Every WeChat answer is HTTP 200 with `errcode` 0 or the error. */
export interface WechatAnswer {
  readonly errcode: number
  readonly errmsg: string
  readonly [field: string]: unknown
}

export const done = (fields: object = {}): WechatAnswer => ({ errcode: 0, errmsg: 'ok', ...fields })
export const fail = (errcode: number, errmsg: string): WechatAnswer => ({ errcode, errmsg })
export const isFail = (value: unknown): value is WechatAnswer =>
  typeof value === 'object' && value !== null && 'errcode' in value && value.errcode !== 0

/** Length as WeChat counts 字: code points. */
export const charCount = (text: string) => [...text].length
export const byteCount = (text: string) => Buffer.byteLength(text, 'utf8')

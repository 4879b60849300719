export type ResultCode = '100' | '101' | '102' | '103' | '104' | '105' | '106'

const MEANING: Readonly<Record<ResultCode, string>> = {
  '100': '成功',
  '101': '缺少必要参数',
  '102': '校验问题',
  '103': '格式问题',
  '104': '用户问题',
  '105': '其他错误',
  '106': '该订单号已下单成功',
}

export interface Refusal {
  readonly code: ResultCode
  readonly reason: string
}

/** A refusal in the partner's own words: `缺少必要参数[…]`. */
export const refusal = (code: ResultCode, detail: string): Refusal => ({ code, reason: `${MEANING[code]}[${detail}]` })

export const failure = (businessId: string, { code, reason }: Refusal) => ({
  EBusinessID: businessId,
  Success: false,
  ResultCode: code,
  Reason: reason,
})

export const success = (businessId: string, fields: object = {}) => ({
  EBusinessID: businessId,
  Success: true,
  ResultCode: '100',
  Reason: '成功',
  ...fields,
})

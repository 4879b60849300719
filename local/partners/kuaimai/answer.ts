/** The one envelope of every answer: `code` is the business error when `status` is false. */
export const done = (data: unknown) => ({ status: true, data, message: null, code: null, exceptionMessage: null })
export const fail = (code: number, message: string) => ({
  status: false,
  data: null,
  message,
  code,
  exceptionMessage: null,
})
export type KuaimaiAnswer = ReturnType<typeof done> | ReturnType<typeof fail>

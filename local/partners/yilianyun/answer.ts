/** The one envelope of every answer: `error` "0" is a yes. */
export const done = (body?: unknown) => ({
  error: '0',
  error_description: 'success',
  ...(body === undefined ? {} : { body }),
})
export const fail = (error: number, text: string) => ({ error: String(error), error_description: text })
export type YilianyunAnswer = ReturnType<typeof done> | ReturnType<typeof fail>

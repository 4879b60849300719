/** Codes the SDKs know (docs.cloudbase.net/error-code); wx-server-sdk turns them into numbers. */
export type CloudCode =
  | 'SYS_ERR'
  | 'INVALID_PARAM'
  | 'SIGN_PARAM_INVALID'
  | 'EXCEED_REQUEST_LIMIT'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  | 'PERMISSION_DENIED'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'STORAGE_FILE_NONEXIST'
  | 'STORAGE_SIGN_PARAM_INVALID'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'

/** A refusal as the cloud words it: HTTP 200 with `{code, message}`. */
export class CloudError extends Error {
  constructor(
    readonly code: CloudCode,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

export const databaseFailed = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', message)
export const badParam = (message: string): CloudError => new CloudError('INVALID_PARAM', message)

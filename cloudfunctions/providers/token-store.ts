/** Where the one access token of an app is kept, seen by every function instance. Times are epoch ms. */
export interface TokenStore {
  get(appId: string): Promise<{ readonly token: string; readonly expiresAt: number } | undefined>
  put(appId: string, token: string, expiresAt: number): Promise<void>
}

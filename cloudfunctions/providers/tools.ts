import type { Http } from '../cloud/http'

/** What every adapter is made of. The sandbox is a base URL in the settings, never a branch in the code. */
export interface ProviderTools<Settings> {
  readonly http: Http
  readonly settings: Settings
  /** Epoch ms. */
  readonly now: () => number
}

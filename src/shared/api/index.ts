import type { z } from 'zod/mini'
import * as audit from './audit'
import * as auditRules from './audit-rules'
import * as buyer from './buyer'
import * as floor from './floor'
import * as gate from './gate'
import * as imports from './import'
import * as late from './late'
import * as orders from './orders'
import * as phonePrint from './phone-print'
import * as photo from './photo'
import * as print from './print'
import * as session from './session'
import * as settings from './settings'
import * as sheets from './sheets'
import * as travel from './travel'
import * as templates from './templates'

/** Every route of the desk; the function's registry and the phone's client are both typed by this. */
export const CONTRACTS = {
  ...session,
  ...orders,
  ...photo,
  ...late,
  ...audit,
  ...auditRules,
  ...imports,
  ...print,
  ...phonePrint,
  ...floor,
  ...gate,
  ...settings,
  ...sheets,
  ...templates,
  ...buyer,
  ...travel,
}
type Contracts = typeof CONTRACTS
export type ContractKey = keyof Contracts
export type InputOf<K extends ContractKey> = z.input<Contracts[K]['input']>
export type ValueOf<K extends ContractKey> = NonNullable<Contracts[K]['value']>

/** What a person may be in a shop; routes name the roles they allow, default none. A buyer is nobody's staff. */
export const ROLES = ['owner', 'auditor', 'packer', 'service'] as const
export type Role = (typeof ROLES)[number]

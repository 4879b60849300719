import { persona } from './persona'

/** The demo's buyers are named so in the link; they land on their parcels. */
export const isBuyerPhone = (): boolean => persona().startsWith('buyer')

import type { ParcelDoc } from './parcel'

/** Orders with goods in the parcel, in the order of its lines; one whose lines were all taken out travels no more. */
export const travellersOf = ({ lines }: Pick<ParcelDoc, 'lines'>): string[] => [
  ...new Set(lines.map(({ orderId }) => orderId)),
]

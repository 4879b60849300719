import { pick } from '../digest'
import type { KdniaoSettings } from '../settings'

interface Place {
  readonly province: string
  readonly city: string
  readonly district: string
}

const pad = (n: number, width: number) => String(n).padStart(width, '0')

/** Routing mark of a district at one courier; odd spaces as in captured answers (`113 C107 M07 `, `891- 16-02 03 `). */
export function markOf(shipper: string, { province, city, district }: Place): string {
  const hub = pad(100 + pick(`${shipper} ${province} ${city}`, 900), 3)
  const site = pick(`${shipper} ${city} ${district}`, 200)
  const road = pick(`${shipper} ${district} road`, 60)
  return pick(shipper, 2) === 0
    ? `${hub} C${pad(site, 3)} M${pad(road, 2)} `
    : `${hub}- ${pad(site, 2)}-${pad(road, 2)} 03 `
}

export const packageOf = (shipper: string, { province, city }: Place) => ({
  code: pad(pick(`${shipper} pack ${province}`, 10_000), 4),
  name: `${city.replace(/市$/, '')}${pick(`${shipper}${city}`, 2) === 0 ? '集散包 ' : '转 '}`,
})

/** An empty word in the table stands for all. */
export function isServed(unserved: KdniaoSettings['unserved'], shipper: string, place: Place): boolean {
  const hit = (word: string, value: string) => word === '' || word === value
  return !unserved.some(
    (row) =>
      hit(row.shipper, shipper) &&
      hit(row.province, place.province) &&
      hit(row.city, place.city) &&
      hit(row.district, place.district),
  )
}

import { isTown, type Conflict } from './conflict'
import type { Gazetteer } from './gazetteer'
import { cleanText } from './normalise'
import { bestPath } from './path'
import { settleRegion, type Region } from './settle'
import { isWithin } from './tree'
import type { AddressFields } from './types'

/** The region of the columns; the detail behind it may go on with it, or settle an open district by its street. */
function regionOfColumns(gazetteer: Gazetteer, columns: string, detail: string): Region | undefined {
  const whole = `${columns} ${detail}`
  const inColumns = bestPath(gazetteer, columns, 0)
  const open = inColumns?.candidates.every((one) => one.level < 3 && !one.flat)
  const path = (open && inColumns?.end === columns.length && bestPath(gazetteer, whole, 0)) || inColumns
  return path && settleRegion(gazetteer, { masked: whole, segments: [] }, path)
}

const institutionBehind = /^[\u4e00-\u9fff]{0,8}(?:银行|大学|学院|公司|集团|医院|饭店|酒店|大厦)/

/** A detail that begins with the whole of another region: the buyer pasted a second address. */
function otherRegion(gazetteer: Gazetteer, detail: string, region: Region): Conflict | undefined {
  const path = bestPath(gazetteer, detail, 0)
  const written = path?.tokens.filter((token) => token.deeper) ?? []
  if (!path || written.length < 2) return undefined
  // 上海浦东发展银行 is a bank, 广州天河 another place
  const bare = written.some((token) => token.weight < 2.5)
  if (bare && institutionBehind.test(detail.slice(path.end, path.end + 14))) return undefined
  const fits = path.candidates.some((one) => region.candidates.some((own) => isWithin(one, own) || isWithin(own, one)))
  return fits ? undefined : { text: detail.slice(0, path.end), start: 0, end: path.end }
}

function withConflicts(gazetteer: Gazetteer, region: Region, text: { left: string; detail: string }): Region {
  if (region.conflict) return region
  const { left } = text
  const [known] = region.candidates
  const elsewhere = left
    .split(' ')
    .find((word) => gazetteer.places.names.get(word)?.some((entry) => entry.weight >= 2.5))
  if (elsewhere !== undefined && !region.zone && !(known && isTown(gazetteer, known, elsewhere)))
    return { ...region, conflict: { text: elsewhere, start: region.end, end: region.end + left.length } }
  const conflict = otherRegion(gazetteer, text.detail, region)
  return conflict ? { ...region, conflict } : region
}

/** What forms put where they have no district. */
const noDistrict = /^(?:市辖区|其[它他]区?|未知|无|县|全境|(?:省|自治区)?直辖县?级?行政?(?:区划|单位)?)$/

/** What province, city and district say together, read with the detail behind them. */
export interface ColumnRegion {
  readonly region: Region | undefined
  /** 粤海街道 of 南山区粤海街道: what is no region belongs in front of the detail. */
  readonly left: string
  readonly traditional: boolean
  /** The columns stop above the district and the detail goes on: 南山区科苑路15号. */
  readonly inDetail: boolean
  readonly cut: boolean
}

/** Nothing of the columns is open, so what they hold beside the region is known to be none. */
function isSettled({ candidates, conflict }: Region): boolean {
  const [only, ...others] = candidates
  return only !== undefined && others.length === 0 && (only.level === 3 || only.flat) && !conflict
}

const told = (column: string) => column !== '' && !noDistrict.test(column)

export function readColumns(gazetteer: Gazetteer, fields: AddressFields): ColumnRegion {
  const columns = [fields.province, fields.city, fields.district].map((one) => one.trim()).filter(told)
  const given = cleanText(columns.join(' '), gazetteer.simplify)
  const detail = cleanText(fields.detail.trim(), gazetteer.simplify)
  const found = regionOfColumns(gazetteer, given.text, detail.text)
  const left = found && !found.zone ? given.text.slice(found.end).trim() : ''
  const region = found && withConflicts(gazetteer, found, { left, detail: detail.text })
  return {
    region,
    left: region && isSettled(region) && /\p{L}/u.test(left) ? left : '',
    traditional: given.raw !== given.text,
    inDetail: found !== undefined && found.end > given.text.length && !found.typo,
    cut: detail.cut,
  }
}

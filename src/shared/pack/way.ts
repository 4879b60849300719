/** From one place of the walk to the next; racks are counted in the aisle that both are in. */
export type Way =
  | { readonly kind: 'same-rack' }
  | { readonly kind: 'ahead' | 'back'; readonly racks: number }
  | { readonly kind: 'other-aisle'; readonly aisle: string }

/** A location is `<aisle>-<rack>-<level>-<position>`; other names say nothing of the way. */
function placeOf(location: string) {
  const [aisle, rack, level, position, more] = location.split('-')
  if (!aisle || rack === undefined || !/^\d+$/.test(rack)) return undefined
  if (!level || !position || more !== undefined) return undefined
  return { aisle, rack: Number(rack) }
}

/** Undefined: the names give no ground. They do not say on which side a rack stands. */
export function wayTo(from: string | undefined, to: string): Way | undefined {
  const here = placeOf(from ?? '')
  const there = placeOf(to)
  if (!here || !there) return undefined
  if (here.aisle !== there.aisle) return { kind: 'other-aisle', aisle: there.aisle }
  const racks = there.rack - here.rack
  if (racks === 0) return { kind: 'same-rack' }
  return { kind: racks > 0 ? 'ahead' : 'back', racks: Math.abs(racks) }
}

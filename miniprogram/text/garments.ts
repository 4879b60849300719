/** Words a spec uses for a colour, longer ones first, and the screen colour of the garment's shape. */
export const GARMENT_COLOURS: readonly (readonly [string, string])[] = [
  ['雾蓝', '#9db4cc'],
  ['酒红', '#7b1f33'],
  ['燕麦', '#d9c7a8'],
  ['藏青', '#26324f'],
  ['卡其', '#b79b6c'],
  ['墨绿', '#2f4a3c'],
  ['浅灰', '#c4c5c8'],
  ['黑', '#2a2c31'],
  ['白', '#ffffff'],
  ['灰', '#8f9298'],
  ['红', '#b3333b'],
  ['蓝', '#4a6fa5'],
  ['绿', '#5c8a6a'],
  ['粉', '#e3b3ba'],
  ['黄', '#e2bd55'],
  ['棕', '#7d5a3c'],
  ['咖', '#7d5a3c'],
  ['杏', '#e5cfae'],
  ['紫', '#8a6fa5'],
]

export type Garment =
  | 'tee'
  | 'long'
  | 'shirt'
  | 'hood'
  | 'coat'
  | 'vest'
  | 'strap'
  | 'trousers'
  | 'shorts'
  | 'skirt'
  | 'bag'
  | 'hat'
  | 'belt'
  | 'scarf'
  | 'other'
/** Words of a title that tell what is in the hand; the first that is found counts, so 短裤 stands before 裤. */
export const GARMENT_WORDS: readonly (readonly [string, Garment])[] = [
  ['短裤', 'shorts'],
  ['裤', 'trousers'],
  ['裙', 'skirt'],
  ['帽衫', 'hood'],
  ['连帽', 'hood'],
  ['帽', 'hat'],
  ['包', 'bag'],
  ['袋', 'bag'],
  ['腰带', 'belt'],
  ['皮带', 'belt'],
  ['围巾', 'scarf'],
  ['丝巾', 'scarf'],
  ['马甲', 'vest'],
  ['背心', 'strap'],
  ['吊带', 'strap'],
  ['大衣', 'coat'],
  ['夹克', 'coat'],
  ['外套', 'coat'],
  ['风衣', 'coat'],
  ['羽绒', 'coat'],
  ['西装', 'coat'],
  ['衬衫', 'shirt'],
  ['卫衣', 'long'],
  ['毛衣', 'long'],
  ['针织', 'long'],
  ['长袖', 'long'],
  ['T恤', 'tee'],
  ['短袖', 'tee'],
  ['Polo', 'tee'],
  ['衫', 'tee'],
  ['衣', 'long'],
]

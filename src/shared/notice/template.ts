/** What our notices can say; which keyword of a template carries which is the account's own choice. */
export const NOTICE_FIELDS = ['orderNo', 'goods', 'courier', 'waybillNo', 'reason'] as const
export type NoticeField = (typeof NOTICE_FIELDS)[number]

export interface NoticeTemplate {
  readonly id: string
  /** Field -> keyword, in the template's own numbering. */
  readonly keywords: Readonly<Partial<Record<NoticeField, string>>>
}

const isField = (name: string): name is NoticeField => (NOTICE_FIELDS as readonly string[]).includes(name)

/**
 * A template as it stands in the settings: `<id>:orderNo=character_string2,courier=thing4`. The numbers depend on what was
 * chosen when the template was taken from WeChat's library, so they are never known to code.
 */
export function readTemplate(text: string): NoticeTemplate {
  const [id = '', list = ''] = text.split(':')
  const pairs = list.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const keywords: Partial<Record<NoticeField, string>> = {}
  for (const [field = '', keyword = ''] of pairs) if (isField(field) && keyword !== '') keywords[field] = keyword
  return { id: id.trim(), keywords }
}

const cut = (text: string, max: number): string => {
  const letters = [...text]
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`
}

/** Value rules by keyword type (subscribe message docs, 参数值内容限制); an empty value fails a whole message. */
const FITS: Readonly<Record<string, (text: string) => string>> = {
  thing: (text) => cut(text, 20),
  character_string: (text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 32),
  phrase: (text) =>
    [...text]
      .filter((letter) => /[\u4e00-\u9fff]/.test(letter))
      .slice(0, 5)
      .join(''),
}
const EMPTY: Readonly<Record<string, string>> = { phrase: '无', character_string: '-' }

/** The message's data: each keyword of the template with its field's value, made fit for the keyword's type. */
export function fillTemplate(
  template: NoticeTemplate,
  values: Readonly<Partial<Record<NoticeField, string>>>,
): Record<string, string> {
  const data: Record<string, string> = {}
  for (const [field, keyword] of Object.entries(template.keywords)) {
    const type = keyword.replace(/\d+$/, '')
    const plain = (values[field as NoticeField] ?? '').replace(/\s+/g, ' ').trim()
    const value = (FITS[type] ?? ((text: string) => cut(text, 20)))(plain)
    data[keyword] = value === '' ? (EMPTY[type] ?? '无') : value
  }
  return data
}

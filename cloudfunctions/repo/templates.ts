import { joinId } from '@shared/kernel/ids'
import type { TemplateDoc } from '@shared/label/template-version'
import type { Books } from './books'

const templates = ({ db }: Books) => db.collection<TemplateDoc>('templates')

export const templateIdOf = (shopId: string, base: string, n: number): string => joinId(shopId, base, n)

/** A version is written once: `exists` is somebody else's save, or this one's own echo. */
export const addTemplate = (books: Books, doc: TemplateDoc): Promise<'added' | 'exists'> => templates(books).add(doc)

export const getTemplate = (books: Books, id: string): Promise<TemplateDoc | undefined> => templates(books).get(id)

export const newestTemplate = async (books: Books, shopId: string, base: string): Promise<TemplateDoc | undefined> =>
  (await templates(books).find({ where: { shopId, base }, orderBy: [['n', 'desc']], limit: 1 }))[0]

type TemplateVersion = Omit<TemplateDoc, 'template'>
const VERSION_FIELDS = ['v', 'ver', 'shopId', 'base', 'n', 'name', 'by', 'restoredFrom', 'createdAt'] as const

/** Who saved what when, newest first; without the templates themselves. */
export const findTemplateVersions = async (
  books: Books,
  query: { readonly shopId: string; readonly base: string; readonly limit: number },
): Promise<readonly TemplateVersion[]> => {
  const { shopId, base, limit } = query
  return templates(books).find({ where: { shopId, base }, orderBy: [['n', 'desc']], limit, fields: VERSION_FIELDS })
}

/** The newest version of each base, one index step a base: bases are few, versions need not be. */
export async function findNewestTemplates(books: Books, shopId: string, max: number): Promise<TemplateDoc[]> {
  const found: TemplateDoc[] = []
  for (let after = ''; found.length < max;) {
    const [next] = await templates(books).find({
      where: { shopId, base: { $gt: after } },
      orderBy: [
        ['base', 'asc'],
        ['n', 'desc'],
      ],
      limit: 1,
    })
    if (!next) break
    found.push(next)
    after = next.base
  }
  return found
}

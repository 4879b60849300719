import type { LabelCopy } from '@shared/parcel/copy'
import { getPrinter } from '../../cloudfunctions/repo/printers'
import type { Desk } from '../../cloudfunctions/verbs/desk'
import { labelBooks, pageOfCopy } from '../../cloudfunctions/work/copy-page'
import { createRenderLabel } from '../../cloudfunctions/work/label'
import { FONT_DIR } from './label/fonts'

/** The texts of a copy's page as its printer would get it. */
export async function copyPageOf({ desk }: { readonly desk: Desk }, copy: LabelCopy | undefined): Promise<string[]> {
  if (!copy) throw new Error('no copy')
  const tools = { ...desk, renderLabel: createRenderLabel(() => '', FONT_DIR), accounts: labelBooks(desk) }
  const drawn = await pageOfCopy(tools, copy, await getPrinter(desk, copy.printerId))
  if (drawn.kind !== 'page') throw new Error(`not drawn: ${JSON.stringify(drawn)}`)
  return drawn.page.layout().ops.flatMap((op) => (op.kind === 'text' ? [op.text] : []))
}

import type { LabelCopy } from '@shared/parcel/copy'
import { createRenderLabel } from '../../cloudfunctions/work/label'
import { createTestApi } from '../support/api'
import { FONT_DIR } from '../support/label/fonts'

it('prints the sample of a list on the printer that has paper for lists in it, and a label on every other', async () => {
  const at = await createTestApi()
  const owner = await at.hire('owner')
  const [first, second] = (await at.must(owner, 'settingsGet', {})).printers
  if (!first || !second) throw new Error('two printers are needed')
  await at.must(owner, 'printSheetSave', { kind: 'pick-list', printer: { printerId: second.id, paper: '80' } })
  const test = (printerId: string) =>
    at.must(owner, 'templateTestPrint', { requestId: `try-${printerId.slice(-2)}-0001`, printerId })
  await test(first.id)
  await test(second.id)
  const copies = at.db.all<LabelCopy>('copies')
  expect(copies.map((copy) => copy.test?.template.kind)).toEqual(['waybill', 'pick-list'])
  const render = createRenderLabel(() => '', FONT_DIR)
  for (const copy of copies) {
    if (!copy.test) throw new Error('no test sheet')
    const drawn = render({ copy, masked: true, printedAt: 1, template: copy.test.template })
    expect(drawn.ok).toBe(true)
  }
})
